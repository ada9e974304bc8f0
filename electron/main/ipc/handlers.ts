import type {
  IpcAnswers,
  IpcEventName,
  IpcEvents,
  IpcRequest,
  IpcRequestName,
} from '../../../shared/ipc/channels.ts';

/** The page that asked. */
export interface Caller {
  readonly id: number;
  /** Tells this page something; silent when the page is gone. */
  readonly send: <N extends IpcEventName>(name: N, value: IpcEvents[N]) => void;
  /** Called once, when the page is gone: closed or crashed. */
  readonly onGone: (listener: () => void) => void;
}

export type IpcHandler<N extends IpcRequestName> = (
  data: IpcRequest<N>,
  caller: Caller,
) => IpcAnswers[N] | Promise<IpcAnswers[N]>;

export type IpcHandlers = { readonly [N in IpcRequestName]: IpcHandler<N> };

type OfArea<A extends string> = Extract<IpcRequestName, `${A}.${string}`>;

/** The handlers of one file: every request whose name begins with one of the areas. */
export type AreaHandlers<A extends string> = Pick<IpcHandlers, OfArea<A>>;
