/** Stands in for tfjs's module of this name: no activation and no bias is computed within its shaders here. */
export const activationFnSnippet = (): string => '';
export const biasActivationSnippet = (): string => '';
