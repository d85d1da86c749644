/** A script as text. */
declare module '*.js?text' {
  export const text: string;
}
