import { afterEach, describe } from 'vitest';
import { attachmentRules } from './rx-storage-attachments-contract.ts';
import { changeRules } from './rx-storage-changes-contract.ts';
import type { StoragePlace, StorageUnderTest } from './rx-storage-harness.ts';
import { instanceRules } from './rx-storage-instances-contract.ts';
import { queryRules } from './rx-storage-queries-contract.ts';
import { anyQueryRules } from './rx-storage-any-query-contract.ts';
import { writeRules } from './rx-storage-writes-contract.ts';

/** What every storage of RxDB must do, whatever it is made of. */
export function runRxStorageContract(name: string, storage: StorageUnderTest): void {
  describe(`a storage of RxDB: ${name}`, () => {
    const places: StoragePlace[] = [];
    const place = () => {
      const made = storage.place();
      places.push(made);
      return made;
    };
    const of = { ...storage, place };
    afterEach(() => {
      for (const made of places.splice(0)) made.tidy?.();
    });
    describe('writes', () => writeRules(of));
    describe('queries', () => queryRules(of));
    describe('any query', () => anyQueryRules(of));
    describe('changes', () => changeRules(of));
    describe('attachments', () => attachmentRules(of));
    describe('instances', () => instanceRules(of));
  });
}
