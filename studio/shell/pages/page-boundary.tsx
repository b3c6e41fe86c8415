import { Component, type ReactNode } from 'react';
import { ProblemPanel } from '../problems/problem-panel.tsx';

interface Props {
  readonly children: ReactNode;
  /** A new key (the address) clears the fault. */
  readonly resetKey: string;
}

/** Keeps the shell alive when a page breaks or its script cannot be loaded. */
export class PageBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(previous: Props) {
    if (previous.resetKey !== this.props.resetKey && this.state.error !== undefined) this.setState({ error: undefined });
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <ProblemPanel error={this.state.error} page onRetry={() => window.location.reload()} />;
  }
}
