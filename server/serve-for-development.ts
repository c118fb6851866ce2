import { join } from 'node:path'
import type { ViteDevServer } from 'vite'
import { serveUntilStopped } from './serve-until-stopped.ts'

/** Serves pages that are read anew at every request, and the modules browsers ask for. */
export function serveForDevelopment(vite: ViteDevServer): Promise<void> {
  return serveUntilStopped({
    loadPages: async () => (await vite.ssrLoadModule('/server/handle-request.ts')).handleRequest,
    clientFolder: join(vite.config.root, 'public'),
    before: (request, answer, next) => vite.middlewares(request, answer, next),
  })
}
