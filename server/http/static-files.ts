import { createReadStream, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { Readable } from 'node:stream'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Files under `assets/` carry a hash of themselves in their names and never change. */
const forever = 'public, max-age=31536000, immutable'
const anHour = 'public, max-age=3600'

/** Answers with a file of the built client, compressed where the browser takes it; null: no such file. */
export async function serveFile(folder: string, request: Request): Promise<Response | null> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const path = normalize(decodePath(new URL(request.url).pathname))
  const type = types[extname(path)]
  if (!type || path.includes('\0') || path.includes('/.')) return null
  const found = await findVariant(join(folder, path), request)
  if (!found) return null
  const headers = new Headers({
    'content-type': type,
    'content-length': String(found.stats.size),
    'cache-control': path.startsWith('/assets/') ? forever : anHour,
    vary: 'accept-encoding',
  })
  if (found.encoding) headers.set('content-encoding', found.encoding)
  const body =
    request.method === 'HEAD'
      ? null
      : (Readable.toWeb(createReadStream(found.file)) as ReadableStream<Uint8Array>)
  return new Response(body, { headers })
}

type Variant = { file: string; stats: Stats; encoding: string | null }

/** The build leaves compressed copies beside the files that shrink. */
async function findVariant(file: string, request: Request): Promise<Variant | null> {
  const accepted = request.headers.get('accept-encoding') ?? ''
  const wanted = [
    ...(accepted.includes('br') ? [{ encoding: 'br', ending: '.br' }] : []),
    ...(accepted.includes('gzip') ? [{ encoding: 'gzip', ending: '.gz' }] : []),
    { encoding: null, ending: '' },
  ]
  for (const { encoding, ending } of wanted) {
    const stats = await stat(file + ending).catch(() => null)
    if (stats?.isFile()) return { file: file + ending, stats, encoding }
  }
  return null
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '/'
  }
}
