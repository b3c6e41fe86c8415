import type { ModelStore } from '../../engine/database/model-store.ts';
import type { Model } from '../../engine/metadata/model.ts';

/** Models of which a new copy can be made at any time: what is remembered for a Model is not remembered for its copy. */
export interface RenewableModels extends ModelStore {
  renew(): void;
}

export function renewableModels(models: ModelStore): RenewableModels {
  let copies = new WeakMap<Model, Model>();
  const copyOf = (model: Model): Model => {
    const copy = copies.get(model) ?? { ...model };
    copies.set(model, copy);
    return copy;
  };
  return {
    ...models,
    current: () => copyOf(models.current()),
    refresh: async () => copyOf(await models.refresh()),
    lockForWrite: async (tx) => copyOf(await models.lockForWrite(tx)),
    renew() {
      copies = new WeakMap();
    },
  };
}
