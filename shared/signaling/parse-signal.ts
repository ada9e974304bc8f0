import Compile from 'typebox/compile';
import { SignalError } from './signal-error.ts';
import { SignalNotice } from './signal-notices.ts';
import {
  signalRequests,
  type SignalAnswer,
  type SignalMethod,
  type SignalRequest,
} from './signal-requests.ts';

type Check = (value: unknown) => boolean;

const dataChecks = new Map<string, Check>();
const answerChecks = new Map<string, Check>();
for (const [method, { data, answer }] of Object.entries(signalRequests)) {
  const dataValidator = Compile(data);
  const answerValidator = Compile(answer);
  dataChecks.set(method, (value) => dataValidator.Check(value));
  answerChecks.set(method, (value) => answerValidator.Check(value));
}
const errorValidator = Compile(SignalError);
const noticeValidator = Compile(SignalNotice);

function isSignalRequest(value: { method: string; data: unknown }): value is SignalRequest {
  return dataChecks.get(value.method)?.(value.data) === true;
}

/** A request from the wire, checked against its method; undefined if the method or its data do not fit. */
export function parseSignalRequest(method: string, data: unknown): SignalRequest | undefined {
  const request = { method, data };
  return isSignalRequest(request) ? request : undefined;
}

/** The hub's result of a request, checked; undefined if it is neither the method's answer nor an error. */
export function parseSignalResult<M extends SignalMethod>(
  method: M,
  value: unknown,
): SignalAnswer<M> | SignalError | undefined {
  return isSignalAnswer(method, value) || errorValidator.Check(value) ? value : undefined;
}

function isSignalAnswer<M extends SignalMethod>(method: M, value: unknown): value is SignalAnswer<M> {
  return answerChecks.get(method)?.(value) === true;
}

/** A notice of the hub, checked; undefined if it is none. */
export function parseSignalNotice(value: unknown): SignalNotice | undefined {
  return noticeValidator.Check(value) ? value : undefined;
}
