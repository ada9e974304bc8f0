import ts from 'typescript';
import { visit, type ProjectProgram } from './program.ts';

/** What the stand-in offers, as `Type.member`, `Type:event` or `OptionType.key`. */
export type Offered = ReadonlySet<string>;

function literalsOf(node: ts.Node | undefined): string[] {
  return node && ts.isArrayLiteralExpression(node)
    ? node.elements.filter(ts.isStringLiteral).map((element) => element.text)
    : [];
}

function isTuple(checker: ts.TypeChecker, type: ts.Type): type is ts.TypeReference {
  return checker.isTupleType(type);
}

/** The pairs of stand-in and Electron types, by the name of the Electron type. */
function* pairs({ checker, standinFiles }: ProjectProgram): Generator<[name: string, ours: ts.Type]> {
  for (const file of standinFiles) {
    for (const statement of file.statements) {
      if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== 'Pairs') continue;
      for (const member of statement.members) {
        if (!member.name || !ts.isPropertySignature(member) || !member.type) continue;
        const pair = checker.getTypeFromTypeNode(member.type);
        const [ours] = isTuple(checker, pair) ? checker.getTypeArguments(pair) : [];
        const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
        if (ours) yield [name.replace(/^typeof /, ''), ours];
      }
    }
  }
}

/** The events that a class lists, looked up in its own text. */
function eventsOf(type: ts.Type): string[] {
  const declaration = type.getSymbol()?.declarations?.find(ts.isClassDeclaration);
  const list = declaration?.members.find(
    (member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'offeredEvents',
  );
  return list && ts.isPropertyDeclaration(list) ? literalsOf(list.initializer) : [];
}

/** The option keys of each `options<Type>()('Type', [...])` in the stand-in. */
function* optionKeys({ standinFiles }: ProjectProgram): Generator<string> {
  const found: string[] = [];
  for (const file of standinFiles) {
    visit(file, (node) => {
      if (!ts.isCallExpression(node) || !ts.isCallExpression(node.expression)) return;
      if (node.expression.expression.getText() !== 'options') return;
      const [type, keys] = node.arguments;
      if (type && ts.isStringLiteral(type))
        found.push(...literalsOf(keys).map((key) => `${type.text}.${key}`));
    });
  }
  yield* found;
}

/** Everything that the stand-in's own sources say they offer. */
export function readOffered(project: ProjectProgram): Offered {
  const offered = new Set<string>(optionKeys(project));
  for (const [name, type] of pairs(project)) {
    for (const property of project.checker.getPropertiesOfType(type)) offered.add(`${name}.${property.name}`);
    for (const event of eventsOf(type)) offered.add(`${name}:${event}`);
  }
  return offered;
}
