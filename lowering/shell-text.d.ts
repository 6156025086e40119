/** Shell templates are bundled as text (`scripts/build.mjs`, `vitest.config.ts`). */
declare module "*.sh" {
  const text: string;
  export default text;
}
