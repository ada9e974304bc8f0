import zlib from 'node:zlib';
import { zlibCodecs } from '../../shared/protocol/zlib-codecs.ts';
import { remembering } from './remembered-pieces.ts';

/** What this program compresses with, the best first. */
export const CODECS = zlibCodecs(zlib).map(remembering);
