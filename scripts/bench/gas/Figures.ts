/** Gas by operation. An operation of a batch is named `…Each`, and its figure is that of one item. */
export type Figures = Readonly<Record<string, number>>;
