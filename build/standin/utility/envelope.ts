/** What main and a utility process say to each other; Node's own channel clones the data. */
export type Envelope =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly string[] }
  | { readonly kind: 'port'; readonly id: string; readonly data: unknown; readonly ports: readonly string[] }
  | { readonly kind: 'port-closed'; readonly id: string };

export function isEnvelope(value: unknown): value is Envelope {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
