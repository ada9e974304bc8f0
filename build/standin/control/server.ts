import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { guardOf } from '../../../shared/std/parse.ts';
import { callInputs, type CallInput, type CallName } from './calls.ts';
import { handlers } from './handlers.ts';

function isCallName(name: string): name is CallName {
  return Object.hasOwn(callInputs, name);
}

async function carryOut<Name extends CallName>(name: Name, request: IncomingMessage): Promise<unknown> {
  const input: unknown = await json(request);
  const isInput: (value: unknown) => value is CallInput<Name> = guardOf(callInputs[name]);
  if (!isInput(input)) throw new Error(`wrong input for ${name}`);
  return await handlers[name](input);
}

/**
 * Serves the control of a test on a loopback port: `POST /<call>` with a JSON input gives a JSON
 * answer. Requests of a browser's pages, which carry an origin, are refused.
 */
export async function serveControl(): Promise<number> {
  const server = createServer((request, response) => {
    const name = request.url?.slice(1) ?? '';
    const reply = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.origin || request.method !== 'POST' || !isCallName(name)) {
      reply(404, { error: `there is no call ${name}` });
      return;
    }
    carryOut(name, request).then(
      (answer) => reply(200, answer),
      (error: unknown) => reply(500, { error: error instanceof Error ? error.message : String(error) }),
    );
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
