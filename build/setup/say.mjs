/**
 * One sentence for a person on the terminal.
 * @typedef {{ en: string, ru: string }} Sentence
 */

/**
 * Whether the terminal's settings ask for Russian.
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean}
 */
function speaksRussian(env = process.env) {
  return (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('ru');
}

/**
 * The lines to print: English always, so that a log can be read by everyone, then Russian where it is asked for.
 * @param {Sentence} sentence
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function sentenceLines(sentence, env = process.env) {
  return speaksRussian(env) ? [sentence.en, sentence.ru] : [sentence.en];
}

/**
 * Prints a sentence to the error stream, where it does not disturb what a command prints as its result.
 * @param {Sentence} sentence
 */
export function say(sentence) {
  for (const line of sentenceLines(sentence)) process.stderr.write(`${line}\n`);
}
