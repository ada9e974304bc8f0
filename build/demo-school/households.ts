import { HOMEROOMS } from './homerooms.ts';
import { NAME_GROUPS, feminine, type FatherName, type NameGroup } from './names.ts';
import type { Random } from './random.ts';
import { KNOWN_FAMILIES, staffMember, type KnownFamily } from './staff.ts';

export interface PersonName {
  readonly familyName: string;
  readonly givenName: string;
  readonly middleName: string;
}

export interface Guardian extends PersonName {
  readonly relation: 'parent' | 'guardian';
  /** Set for a parent who also works at the school. */
  readonly staffId?: string;
}

export interface Child extends PersonName {
  readonly homeroom: string;
}

export interface Household {
  readonly guardians: readonly Guardian[];
  readonly children: readonly Child[];
}

/** Places left in each homeroom, and the names taken there: no two pupils of a class are called alike. */
class Places {
  readonly #free = new Map(HOMEROOMS.map(({ title, pupilCount }) => [title, pupilCount]));
  readonly #taken = new Set<string>();

  get open(): readonly string[] {
    return HOMEROOMS.map(({ title }) => title).filter((title) => (this.#free.get(title) ?? 0) > 0);
  }

  /** False if the class already has a pupil of that name and surname. */
  take(child: Child): boolean {
    const key = `${child.homeroom} ${child.familyName} ${child.givenName}`;
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    this.#free.set(child.homeroom, (this.#free.get(child.homeroom) ?? 0) - 1);
    return true;
  }
}

/** Families until every place in every homeroom is taken. */
export function makeHouseholds(random: Random): readonly Household[] {
  const places = new Places();
  const households = KNOWN_FAMILIES.map(knownHousehold);
  for (const child of households.flatMap((household) => household.children)) places.take(child);
  while (places.open.length > 0) households.push(inventedHousehold(random, places));
  return households;
}

function knownHousehold(family: KnownFamily): Household {
  const guardians: Guardian[] = [];
  if (family.motherName !== undefined) {
    guardians.push({ ...named(feminine(family.surname), family.motherName), relation: 'parent' });
  }
  if (family.motherOnStaff !== undefined) {
    const { id, familyName, givenName, middleName } = staffMember(family.motherOnStaff);
    guardians.push({ familyName, givenName, middleName, relation: 'parent', staffId: id });
  }
  if (family.fatherName !== undefined) {
    guardians.push({ ...named(family.surname, family.fatherName), relation: 'parent' });
  }
  const children = family.children.map(({ givenName, isGirl, homeroom }) => ({
    ...childName(family.surname, givenName, family.father, isGirl),
    homeroom,
  }));
  return { guardians, children };
}

function inventedHousehold(random: Random, places: Places): Household {
  const group = random.pickWeighted(NAME_GROUPS);
  const surname = random.pick(group.surnames);
  const father = random.pick(group.fathers);
  const children: Child[] = [];
  for (const homeroom of pickHomerooms(random, places.open)) {
    const child = inventedChild(random, group, surname, father, homeroom, children);
    if (places.take(child)) children.push(child);
  }
  return { guardians: inventedGuardians(random, group, surname, father), children };
}

/** One homeroom per child, of different grades: about two families in three have one child at school. */
function pickHomerooms(random: Random, open: readonly string[]): readonly string[] {
  const chance = random.next();
  const count = chance < 0.68 ? 1 : chance < 0.95 ? 2 : 3;
  const picked: string[] = [];
  for (const homeroom of random.shuffled(open)) {
    const isOtherGrade = picked.every(
      (other) => Number.parseInt(other, 10) !== Number.parseInt(homeroom, 10),
    );
    if (picked.length < count && isOtherGrade) picked.push(homeroom);
  }
  return picked;
}

function inventedChild(
  random: Random,
  group: NameGroup,
  surname: string,
  father: FatherName,
  homeroom: string,
  siblings: readonly Child[],
): Child {
  const isGirl = random.isLucky(0.5);
  // Children are not named after their father here, nor two of a family alike.
  const free = (isGirl ? group.girls : group.boys).filter(
    (name) => name !== father.name && siblings.every((sibling) => sibling.givenName !== name),
  );
  return { ...childName(surname, random.pick(free), father, isGirl), homeroom };
}

/** Both parents, one of them, or a grandmother as guardian. */
function inventedGuardians(
  random: Random,
  group: NameGroup,
  surname: string,
  father: FatherName,
): readonly Guardian[] {
  const mother = womanName(random, group, group.mothers, feminine(surname));
  const grandfather = random.pick(group.fathers);
  const dad = { familyName: surname, givenName: father.name, middleName: grandfather.son };
  const chance = random.next();
  if (chance < 0.06) {
    const grandmother = womanName(random, group, group.grandmothers, feminine(random.pick(group.surnames)));
    return [{ ...grandmother, relation: 'guardian' }];
  }
  if (chance < 0.28) return [{ ...mother, relation: 'parent' }];
  if (chance < 0.31) return [{ ...dad, relation: 'parent' }];
  return [
    { ...mother, relation: 'parent' },
    { ...dad, relation: 'parent' },
  ];
}

function womanName(
  random: Random,
  group: NameGroup,
  givenNames: readonly string[],
  familyName: string,
): PersonName {
  return { familyName, givenName: random.pick(givenNames), middleName: random.pick(group.fathers).daughter };
}

function childName(surname: string, givenName: string, father: FatherName, isGirl: boolean): PersonName {
  return isGirl
    ? { familyName: feminine(surname), givenName, middleName: father.daughter }
    : { familyName: surname, givenName, middleName: father.son };
}

function named(familyName: string, names: string): PersonName {
  const [givenName = '', middleName = ''] = names.split(' ');
  return { familyName, givenName, middleName };
}
