import type { AppointmentsView } from '../../shared/replica/school/appointments-query.ts';
import type { LinksView } from '../../shared/replica/school/links-query.ts';
import type { PapersView } from '../../shared/replica/school/papers-query.ts';

const journal = {
  id: 'link1',
  title: 'Электронный дневник',
  hint: 'Вход по паролю госуслуг',
  url: '',
  roles: ['pupil', 'parent', 'teacher', 'administrator'],
  isWithdrawn: false,
  isWaiting: false,
} satisfies LinksView['own'][number];

export const FAKE_LINKS: LinksView = { own: [journal], all: [journal], canSet: true };

const order = {
  id: 'paper1',
  title: 'Приказ о назначении администратора',
  type: 'order',
  number: '12-о',
  date: '2026-09-01',
  fileName: 'prikaz-12.pdf',
  media: 'application/pdf',
  sizeBytes: 184_000,
  digest: '0'.repeat(64),
  isWithdrawn: false,
  isPublic: false,
  appointments: 1,
  isWaiting: false,
} satisfies PapersView['papers'][number];

export const FAKE_PAPERS: PapersView = {
  papers: [
    order,
    {
      ...order,
      id: 'paper2',
      title: 'Положение о школьном пространстве «Звонок»',
      type: 'regulation',
      number: '',
      fileName: 'polozhenie.pdf',
      isPublic: true,
      appointments: 0,
    },
  ],
  canKeep: true,
};

const founding = {
  id: 'appointment1',
  person: 'admin',
  name: 'Смирнова Ольга Ивановна',
  role: 'administrator',
  isActing: false,
  order: { number: '12-о', date: '2026-09-01', paper: 'paper1' },
  from: '2026-09-01',
  until: '',
  endedFrom: '',
  state: 'now',
} satisfies AppointmentsView['rows'][number];

export const FAKE_APPOINTMENTS: AppointmentsView = {
  rows: [
    founding,
    {
      ...founding,
      id: 'appointment2',
      person: 'deputy',
      name: 'Константинопольский Всеволод Вячеславович',
      role: 'head',
      isActing: true,
      from: '2026-07-01',
      until: '2026-07-28',
      state: 'over',
    },
  ],
  candidates: [
    { id: 'teacher', name: 'Белова Анна Сергеевна', position: 'учитель химии', isKnownToHaveEntered: true },
  ],
  canAppoint: true,
};
