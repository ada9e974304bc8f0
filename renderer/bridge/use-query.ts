import { useSyncExternalStore } from 'react';
import type { QueryName, QueryParams, QueryResults } from '../../shared/replica/query-names.ts';
import { type Answer, WatchedAnswer } from './watched-answer.ts';
import { bridge } from './window-bridge.ts';

type Running = { readonly [Q in QueryName]: Map<string, WatchedAnswer<QueryResults[Q]>> };

const running: Running = {
  me: new Map(),
  chats: new Map(),
  chat: new Map(),
  messages: new Map(),
  chatFiles: new Map(),
  call: new Map(),
  rings: new Map(),
  lesson: new Map(),
  recording: new Map(),
  recordings: new Map(),
  broadcast: new Map(),
  stage: new Map(),
  ink: new Map(),
  captions: new Map(),
  replay: new Map(),
  replayInk: new Map(),
  exhibits: new Map(),
  exhibitFiles: new Map(),
  task: new Map(),
  plan: new Map(),
  papers: new Map(),
  meetings: new Map(),
  paperStart: new Map(),
  planPlaces: new Map(),
  session: new Map(),
  sessions: new Map(),
  draft: new Map(),
  pins: new Map(),
  brief: new Map(),
  seenBy: new Map(),
  chatPeople: new Map(),
  alerts: new Map(),
  people: new Map(),
  offers: new Map(),
  outbox: new Map(),
  connection: new Map(),
  searchState: new Map(),
  'school.appointments': new Map(),
  'school.class': new Map(),
  rules: new Map(),
  chatOrder: new Map(),
  desk: new Map(),
  cases: new Map(),
  case: new Map(),
  'school.classes': new Map(),
  'school.clubs': new Map(),
  'school.family': new Map(),
  'school.invitations': new Map(),
  'school.inviting': new Map(),
  'school.alike': new Map(),
  'school.links': new Map(),
  'school.channel': new Map(),
  'school.chatLinks': new Map(),
  'school.linkEntry': new Map(),
  'school.log': new Map(),
  'school.invitable': new Map(),
  'school.members': new Map(),
  'school.names': new Map(),
  'school.newChats': new Map(),
  'school.overview': new Map(),
  'school.ownDevices': new Map(),
  'school.material': new Map(),
  'school.order': new Map(),
  'school.orders': new Map(),
  'school.ordersAsked': new Map(),
  'school.outstanding': new Map(),
  'school.papers': new Map(),
  'school.people': new Map(),
  'school.person': new Map(),
  'school.rights': new Map(),
  'school.requests': new Map(),
  'school.requestsOpen': new Map(),
  'school.settings': new Map(),
  'school.shelfFiles': new Map(),
  'school.shelves': new Map(),
  'school.submissions': new Map(),
  'school.staff': new Map(),
  'school.year': new Map(),
};

function watched<Q extends QueryName>(query: Q, params: QueryParams<Q>): WatchedAnswer<QueryResults[Q]> {
  const ofQuery: Map<string, WatchedAnswer<QueryResults[Q]>> = running[query];
  const key = JSON.stringify(params);
  let answer = ofQuery.get(key);
  if (!answer) {
    answer = new WatchedAnswer<QueryResults[Q]>((listener) =>
      bridge().replica.watch(query, params, listener),
    );
    ofQuery.set(key, answer);
  }
  return answer;
}

/**
 * The latest answer of a named query over the replica. Components that ask the same share one watch,
 * and rows that did not change keep their identity.
 */
export function useQuery<Q extends QueryName>(query: Q, params: QueryParams<Q>): Answer<QueryResults[Q]> {
  const answer = watched(query, params);
  return useSyncExternalStore(answer.subscribe, answer.getSnapshot);
}
