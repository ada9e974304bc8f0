import { socketConnect } from '../../electron/replica/socket-transport.ts';
import { FarHub } from '../fixtures/far-hub.ts';
import { GREETING, runTransportContract } from './transport-contract.ts';

runTransportContract('a pinned WebSocket', async () => {
  const hub = await FarHub.start({ greeting: GREETING });
  const { address, keyPin } = hub;
  return {
    keyPin,
    connect: socketConnect({ addresses: [address], keyPin }),
    connectElsewhere: socketConnect({ addresses: [address], keyPin: 'f'.repeat(64) }),
    // Port 9 discards what it is told, and nobody listens there.
    connectNowhere: socketConnect({ addresses: ['127.0.0.1:9'], keyPin }),
    arrived: () => hub.arrived(),
    stop: () => hub.stop(),
  };
});
