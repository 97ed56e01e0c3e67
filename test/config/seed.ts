import fc from 'fast-check';

/**
 * Properties run over the same values each time, so that a red run means a change; `DALEL_SEED=<any integer>` looks at others.
 * The bugs that other values found stand as examples in their tests.
 */
fc.configureGlobal({ seed: Number(process.env.DALEL_SEED ?? 20_261_123) });
