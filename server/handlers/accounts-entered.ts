import Type from 'typebox';
import { refusalOf } from '../../shared/permissions/can.ts';
import { enteredPeople } from '../../shared/replica/school/account-states.ts';
import { handler } from './handler.ts';

/** Who of the school has come in already, for whoever sees to it that everyone does (clause O-5). */
export const accountsEntered = handler({
  data: Type.Object({}, { additionalProperties: false }),
  refusal: (facts) => refusalOf(facts, 'console.open'),
  run: async ({ hub }) => {
    const directory = await hub.facts.directory();
    return { people: [...enteredPeople(directory)].filter((person) => directory.isPresent(person)) };
  },
});
