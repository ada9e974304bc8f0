import type { Entry } from '../entry/entry.ts';
import type { AreaHandlers } from './handlers.ts';

async function nothing(work: Promise<unknown>): Promise<undefined> {
  await work;
  return undefined;
}

export function entryHandlers(entry: Entry): AreaHandlers<'entry'> {
  return {
    'entry.state': () => entry.state,
    'entry.openDemo': () => nothing(entry.openDemo()),
    'entry.demoPeople': () => entry.choosable(),
    'entry.enterAs': ({ person }) => nothing(entry.enterAs(person)),
    'entry.createSchool': (school) => entry.createSchool(school),
    'entry.enterSchool': () => nothing(entry.enterSchool()),
    'entry.previewSlip': (slip) => entry.previewSlip(slip),
    'entry.acceptSlip': (slip) => nothing(entry.acceptSlip(slip)),
    'entry.mailCode': (of) => entry.mailCode(of),
    'entry.askSchool': (of) => entry.requests.askSchool(of),
    'entry.request': async (wish) => ({ isSent: await entry.requests.add(wish) }),
    'entry.requests': () => entry.requests.list,
    'entry.checkRequests': () => nothing(entry.requests.check()),
    'entry.dropRequest': ({ id }) => nothing(entry.requests.drop(id)),
    'entry.enterByRequest': ({ id }) => nothing(entry.enterByRequest(id)),
    'entry.chooseRoster': ({ what }) => entry.chooseRoster(what),
    'entry.importRoster': (choice) => nothing(entry.importRoster(choice)),
    'entry.leave': () => nothing(entry.door.leave()),
  };
}
