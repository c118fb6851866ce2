import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import type { Words } from '#app/words/words.ts'

const app = fileURLToPath(new URL('../app', import.meta.url))

/** Everything our pages say, as it stands in the source: `words({ en: …, es: … })`. */
export function everyWords(): { file: string; words: Words }[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      wordsIn(readFileSync(join(app, file), 'utf8')).map((words) => ({ file, words })),
    )
}

function wordsIn(source: string): Words[] {
  const found: Words[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'words')
      found.push(textsOf(node.arguments[0]!) as Words)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('words.tsx', source, ts.ScriptTarget.Latest, true))
  return found
}

/** An object literal of texts, and of such objects. */
function textsOf(node: ts.Node): unknown {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isObjectLiteralExpression(node)) throw new Error(`No words: ${node.getText()}`)
  return Object.fromEntries(
    node.properties.map((property) => {
      if (!ts.isPropertyAssignment(property)) throw new Error(`No words: ${property.getText()}`)
      const name = property.name as ts.Identifier | ts.StringLiteral
      return [name.text, textsOf(property.initializer)]
    }),
  )
}
