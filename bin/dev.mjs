/** Serves with everything reloaded as it is edited. Settings are those of `npm start`. */
import { createServer } from 'vite'
import { root } from './prepare.mjs'

const vite = await createServer({ root, server: { middlewareMode: true }, appType: 'custom' })
const { serveForDevelopment } = await vite.ssrLoadModule('/server/serve-for-development.ts')
await serveForDevelopment(vite)
