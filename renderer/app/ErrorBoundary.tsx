import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { type WithTranslation, withTranslation } from 'react-i18next';
import { Failure } from '../ui/Words';
import styles from './frame.module.css';

interface Props extends WithTranslation {
  children: ReactNode;
}

/** A bug in a page stays in that page: words, what broke, and a way on. Drafts are in the vault already. */
class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <div className={styles.broken} data-testid="page-broken">
        <Failure
          error={this.state.error}
          action={
            <Button variant="default" size="compact-sm" mt={8} onClick={() => this.setState({ error: null })}>
              {this.props.t('tryAgain')}
            </Button>
          }
        />
      </div>
    );
  }
}

export const ErrorBoundary = withTranslation('common')(Boundary);
