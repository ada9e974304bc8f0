import {
  ArrowLeftRight,
  BookOpenText,
  CheckCheck,
  FileText,
  Gauge,
  Inbox,
  Presentation,
  type LucideIcon,
  Scale,
  ScrollText,
  SlidersHorizontal,
  Ticket,
  UsersRound,
} from 'lucide-react';
import { type ComponentType, lazy } from 'react';
import type { ConsolePane } from '../../app/navigation.ts';

export interface PaneProps {
  /** What the pane shows at first, in its own words; '' for everything. */
  readonly filter: string;
  /** The id of what is open in the pane, '' for nothing. */
  readonly open: string;
}

const LogPane = lazy(async () => ({ default: (await import('../audit/LogPane.tsx')).LogPane }));
const SettingsPane = lazy(async () => ({
  default: (await import('../school-settings/SettingsPane.tsx')).SettingsPane,
}));

/** The pane that is opened most, and from the overview: its code is fetched before it is asked for. */
export function loadPeoplePane() {
  return import('../console-people/PeoplePane.tsx');
}

interface PaneEntry {
  readonly icon: LucideIcon;
  /** Loaded when it is first opened. A pane that is not there has no entry in the navigation. */
  readonly Pane: ComponentType<PaneProps> | undefined;
}

/** The panes of the console in the order in which they stand. */
export const PANES: Readonly<Record<ConsolePane, PaneEntry>> = {
  overview: { icon: Gauge, Pane: lazy(() => import('./OverviewPane.tsx')) },
  people: { icon: UsersRound, Pane: lazy(loadPeoplePane) },
  classes: { icon: BookOpenText, Pane: lazy(() => import('../structure/ClassesPane.tsx')) },
  invitations: { icon: Ticket, Pane: lazy(() => import('../invitations/InvitationsPane.tsx')) },
  requests: { icon: Inbox, Pane: lazy(() => import('../requests/RequestsPane.tsx')) },
  log: { icon: ScrollText, Pane: LogPane },
  lessons: { icon: Presentation, Pane: lazy(() => import('../journal/JournalPane.tsx')) },
  order: { icon: Scale, Pane: lazy(() => import('../moderation/OrderPane.tsx')) },
  orders: { icon: CheckCheck, Pane: lazy(() => import('../orders/OrdersPane.tsx')) },
  papers: { icon: FileText, Pane: lazy(() => import('../papers/PapersPane.tsx')) },
  exchange: { icon: ArrowLeftRight, Pane: lazy(() => import('../exchange/ExchangePane.tsx')) },
  settings: { icon: SlidersHorizontal, Pane: SettingsPane },
};
