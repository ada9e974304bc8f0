import type { Exchange } from '../exchange/exchange.ts';
import type { AreaHandlers } from './handlers.ts';

/** Lists that go to the hub, and archives that come from it. */
export function exchangeHandlers(exchange: Exchange): AreaHandlers<'exchange'> {
  return {
    'exchange.sendRoster': ({ what }) => exchange.sendRoster(what),
    'exchange.save': ({ sort, person }) => exchange.save(sort, person),
    'exchange.state': () => exchange.state,
    'exchange.cancel': () => {
      exchange.cancel();
      return undefined;
    },
  };
}
