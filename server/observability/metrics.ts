import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { MediaStats } from '../media/media-service.ts';

/** The hub's counters for Prometheus. Numbers only: no ids, no names, no texts. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #sessions = this.#gauge('zvonok_sessions', 'Connected clients');
  readonly #sent = this.#counter('zvonok_sync_sent_bytes_total', 'Bytes of sync frames sent');
  readonly #pushed = this.#counter('zvonok_pushed_documents_total', 'Documents pushed by clients');
  readonly #refused = this.#counter('zvonok_refused_documents_total', 'Pushed documents refused');
  readonly #rooms = this.#gauge('zvonok_live_rooms', 'Live rooms');
  readonly #participants = this.#gauge('zvonok_live_participants', 'People in live rooms');
  readonly #branches = this.#gauge('zvonok_live_branches', 'Live rooms on each worker, all workers together');
  readonly #piped = this.#gauge(
    'zvonok_live_piped_streams',
    'Streams brought from one media worker to another',
  );
  readonly #workers = this.#gauge('zvonok_media_workers', 'Running media workers');

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  sessions(count: number): void {
    this.#sessions.set(count);
  }

  sentBytes(bytes: number): void {
    this.#sent.inc(bytes);
  }

  pushed(documents: number, refused: number): void {
    this.#pushed.inc(documents);
    this.#refused.inc(refused);
  }

  live(stats: MediaStats): void {
    this.#rooms.set(stats.rooms);
    this.#participants.set(stats.participants);
    this.#branches.set(stats.branches);
    this.#piped.set(stats.piped);
    this.#workers.set(stats.workers);
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.#registry] });
  }

  #counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.#registry] });
  }
}
