import Type from 'typebox';

/** ICE credentials of the hub's side (RFC 8839 §5.4). The hub is always ICE lite. */
export const IceParameters = Type.Object(
  {
    usernameFragment: Type.String({ minLength: 4, maxLength: 256 }),
    password: Type.String({ minLength: 22, maxLength: 256 }),
    iceLite: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** One address of the hub where media is received. */
export const IceCandidate = Type.Object(
  {
    foundation: Type.String({ maxLength: 32 }),
    priority: Type.Integer({ minimum: 0, maximum: 4294967295 }),
    ip: Type.String({ maxLength: 253 }),
    address: Type.String({ maxLength: 253 }),
    protocol: Type.Union([Type.Literal('udp'), Type.Literal('tcp')]),
    port: Type.Integer({ minimum: 1, maximum: 65535 }),
    type: Type.Literal('host'),
    tcpType: Type.Optional(Type.Literal('passive')),
  },
  { additionalProperties: false },
);

const FingerprintAlgorithm = Type.Union([
  Type.Literal('sha-1'),
  Type.Literal('sha-224'),
  Type.Literal('sha-256'),
  Type.Literal('sha-384'),
  Type.Literal('sha-512'),
]);

/** The DTLS role and certificate fingerprints of one side (RFC 8122). */
export const DtlsParameters = Type.Object(
  {
    role: Type.Optional(Type.Union([Type.Literal('auto'), Type.Literal('client'), Type.Literal('server')])),
    fingerprints: Type.Array(
      Type.Object(
        { algorithm: FingerprintAlgorithm, value: Type.String({ minLength: 1, maxLength: 256 }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 8 },
    ),
  },
  { additionalProperties: false },
);
