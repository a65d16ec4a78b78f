// What bundle.js uses of rollup (vendor/rollup).
export interface Parsed {
  id: string
  ast: unknown
  code: string
  exports: string[]
  dynamicallyImportedIds: string[]
}
export interface Plugin {
  name: string
  resolveId?: (source: string, importer: string | undefined) => string | { id: string, external: boolean }
  resolveDynamicImport?: (source: string, importer: string) => string | { id: string, external: boolean }
  load?: (id: string) => string | undefined
  moduleParsed?: (info: Parsed) => void
  renderDynamicImport?: (target: { targetModuleId: string | null }) => { left: string, right: string }
}
export interface Made {
  generate(options: Record<string, unknown>): Promise<{ output: [{ code: string }] }>
  close(): Promise<void>
}
export function rollup(options: {
  input: string | string[]
  plugins: Plugin[]
  onwarn: (warning: { code?: string, message: string }) => void
}): Promise<Made>
