import type { MaterialView } from '../../shared/replica/shelf/material-query.ts';
import type { AskedRow, OrderView } from '../../shared/replica/shelf/order-query.ts';
import type { OutstandingRow } from '../../shared/replica/shelf/orders-outstanding-query.ts';
import type { OrdersView } from '../../shared/replica/shelf/orders-query.ts';
import type { ShelvesView } from '../../shared/replica/shelf/shelves-query.ts';

const AT = Date.parse('2025-11-18T09:05:00');

const order = {
  id: 'order1',
  number: '41-од',
  date: '2025-11-17',
  title: 'О режиме работы школы в морозные дни',
  version: 2,
  isWithdrawn: false,
  audiences: [{ groups: ['staff'], classroom: '', classroomTitle: '' }],
  own: 'asked',
  counts: { expected: 1034, acknowledged: 31, onPaper: 4 },
  isWaiting: false,
  files: 0,
  versionIds: ['v2', 'v1'],
  currentIds: ['v2'],
} satisfies OrdersView['orders'][number];

export const FAKE_ORDERS: OrdersView = { orders: [order], canPlace: true, canEnterPaper: true };

/** Five thousand. */
export const MANY_ORDERS: OrdersView = {
  ...FAKE_ORDERS,
  orders: Array.from({ length: 5000 }, (_, place) => ({
    ...order,
    id: `order.${place}`,
    number: `${5000 - place}-од`,
    own: place % 3 === 0 ? ('asked' as const) : ('given' as const),
  })),
};

function person(place: number): AskedRow {
  const isOnPaper = place < 4;
  return {
    person: `asked.${place}`,
    name: `Константинопольский Всеволод Вячеславович ${place + 1}`,
    roles: ['teacher'],
    position: 'учитель математики',
    classes: [],
    at: !isOnPaper && place < 31 ? AT : 0,
    receivedAt: AT,
    signedOn: isOnPaper ? '2025-11-18' : '',
    papers: [],
    versionId: '',
  };
}

const asked = Array.from({ length: 1034 }, (_, place) => person(place));

export const FAKE_ORDER: OrderView = {
  ...order,
  versionId: '0'.repeat(24),
  text: 'При температуре ниже −28 °C занятия 1–4 классов проводятся дистанционно.',
  fileRefs: [],
  needsAcknowledgement: true,
  versions: [
    {
      id: 'v2',
      version: 2,
      date: '2025-11-17',
      placedAt: AT,
      by: 'Смирнова Ольга Ивановна',
      note: 'Изменён порог',
      isWithdrawal: false,
    },
    {
      id: 'v1',
      version: 1,
      date: '2025-11-10',
      placedAt: AT - 604_800_000,
      by: 'Смирнова Ольга Ивановна',
      note: '',
      isWithdrawal: false,
    },
  ],
  ownGiven: undefined,
  remindedAt: AT,
  canPlace: true,
  canEnterPaper: true,
  asked,
  schoolTitle: 'Горенская средняя школа',
};

export const FAKE_OUTSTANDING: readonly OutstandingRow[] = asked
  .slice(31)
  .map(({ person: id, name, position }) => ({
    person: id,
    name,
    position,
    orders: [{ id: order.id, number: order.number, title: order.title }],
  }));

const shelf = {
  id: 'shelf:k7b',
  classroom: 'k7b',
  title: '7Б',
  type: 'homeroom',
  homeroom: '7Б',
  subject: '',
  isForParents: false,
  canPlace: true,
} satisfies ShelvesView['shelves'][number];

function material(place: number): ShelvesView['materials'][number] {
  return {
    id: `material.${place}`,
    shelf: shelf.id,
    title: `Обыкновенные дроби, занятие ${place + 1}`,
    topic: 'Дроби',
    by: 'anna',
    byName: 'Белова Анна Сергеевна',
    isByPupil: false,
    isOwn: true,
    isVerified: place % 2 === 0,
    isRemoved: place === 1,
    madeAt: AT,
    files: 0,
    sizeBytes: 0,
    isWaiting: false,
  };
}

export const FAKE_SHELVES: ShelvesView = {
  shelves: [shelf],
  materials: Array.from({ length: 5000 }, (_, place) => material(place)),
};

export const FAKE_MATERIAL: MaterialView = {
  ...material(1),
  about: 'Прочитайте § 12 и решите задачи 1–5.',
  source: 'Учебник, § 12',
  fileRefs: [],
  shelfRow: shelf,
  verifiedBy: '',
  verifiedAt: 0,
  removedBy: 'Смирнова Ольга Ивановна',
  removedReason: 'Не по теме урока',
  stamp: '0'.repeat(24),
  canChange: true,
  canVerify: true,
  canRemove: true,
  history: [
    { what: 'removed', at: AT, by: 'Смирнова Ольга Ивановна', words: 'Не по теме урока' },
    { what: 'stored', at: AT - 60_000, by: '', words: '' },
    { what: 'made', at: AT - 120_000, by: 'Белова Анна Сергеевна', words: '' },
  ],
};
