import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import type { Plugin } from 'vite'
import { compileArticle } from './compile.ts'

const pictures = new URL('../../public/help-pictures/', import.meta.url)
const article = /[/]app[/]articles[/](en|es)[/][a-z-]+[.]md$/

/** Turns the articles into what is served as the server is built, so that it reads no Markdown itself. */
export const articlesAsModules: Plugin = {
  name: 'articles-as-modules',
  enforce: 'pre',
  async load(id) {
    const locale = article.exec(id)?.[1]
    if (!locale) return null
    this.addWatchFile(id)
    const compiled = await compileArticle(await readFile(id, 'utf8'), {
      folder: `/help-pictures/${locale}`,
      async sizeOf(name) {
        const file = fileURLToPath(new URL(`${locale}/${name}.webp`, pictures))
        const { width, height } = await sharp(file).metadata()
        return { width, height }
      },
    })
    return `export default ${JSON.stringify(compiled)}`
  },
}
