import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyPlace } from '../ui/EmptyPlace.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly isBroken: boolean;
}

/** Shows words and a way on where a screen threw, instead of a white window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { isBroken: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return <Broken onReload={() => this.setState({ isBroken: false })} />;
  }
}

function Broken({ onReload }: { readonly onReload: () => void }) {
  const { t } = useI18n();
  return (
    <EmptyPlace icon={<TriangleAlert size="1.75rem" />} title={t('app.broken')} hint={t('app.brokenText')}>
      <Button look="primary" onPress={onReload}>
        {t('app.reload')}
      </Button>
    </EmptyPlace>
  );
}
