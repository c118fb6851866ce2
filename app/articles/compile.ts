import { Marked, type Tokens } from 'marked'

/** A part of an article that has a heading; `id` is where a link to it leads. */
export type Heading = { id: string; words: string }

/** What is served of an article in one language. */
export type Article = {
  title: string
  /** One sentence for lists. */
  summary: string
  /** Other words for it, by which people search; never shown. */
  also: string
  html: string
  headings: Heading[]
  /** Everything there is to read, without markup. */
  text: string
}

/** How large a picture of an article is, in pixels. */
type Size = { width: number; height: number }

type Pictures = {
  /** Where the pictures of this language are served. */
  folder: string
  /** Throws when there is no such picture. */
  sizeOf(name: string): Promise<Size>
}

/**
 * Turns an article into what is served. It begins with its title, its summary and other
 * words for it, between two lines of `---`.
 * Throws at HTML, at a picture that is missing or tells nothing to those who do not see it, and where
 * the beginning is not as it should be.
 */
export async function compileArticle(source: string, pictures: Pictures): Promise<Article> {
  const { title, summary, also, markdown } = readHead(source)
  const headings: Heading[] = []
  const sizes = new Map<string, Size>()
  const marked = new Marked({
    async: true,
    renderer: {
      heading({ tokens, depth }) {
        const words = this.parser.parseInline(tokens)
        const id = idOf(words)
        headings.push({ id, words: plain(words) })
        return `<h${depth} id="${id}">${words}</h${depth}>\n`
      },
      image: ({ href, text }) => image(`${pictures.folder}/${href}.webp`, text, sizes.get(href)!),
      html: ({ text }) => {
        throw new Error(`An article holds no HTML: ${text}`)
      },
    },
    async walkTokens(token) {
      if (token.type !== 'image') return
      const { href, text } = token as Tokens.Image
      if (text.length < 10)
        throw new Error(`The picture ${href} says nothing to who cannot see it.`)
      sizes.set(href, await pictures.sizeOf(href))
    },
  })
  const html = await marked.parse(markdown)
  return { title, summary, also, html, headings, text: plain(html) }
}

function readHead(source: string) {
  const found = /^---\ntitle: (.+)\nsummary: (.+)\nalso: (.+)\n---\n([\s\S]+)$/.exec(source)
  if (!found)
    throw new Error(`An article begins with title, summary and other words: ${source.slice(0, 80)}`)
  const [, title = '', summary = '', also = '', markdown = ''] = found
  return { title, summary, also, markdown }
}

function image(src: string, alt: string, { width, height }: Size): string {
  const said = alt.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<img src="${src}" alt="${said}" width="${width}" height="${height}" loading="lazy">`
}

/** The words of a heading as an address can say them. */
function idOf(words: string): string {
  const letters = plain(words).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return letters.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, (tag) => (/^<[/]?(strong|em|code|a)\b/.test(tag) ? '' : ' '))
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, sign: string) => signs[sign]!)
    .replaceAll(/\s+/g, ' ')
    .trim()
}
