import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const app = fileURLToPath(new URL('../app', import.meta.url))

/** An element as it stands in the source of a page. */
export type Element = {
  file: string
  line: number
  tag: string
  /** Its attributes, as they are written; an empty text for one without a value. */
  attributes: Record<string, string>
  /** The names of all elements within it. */
  within: string[]
}

type Node = ts.JsxElement | ts.JsxSelfClosingElement

/** Every element of every page and every part of one. */
export function everyElement(): Element[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => elementsIn(file, readFileSync(join(app, file), 'utf8')))
}

/** Every element in the source of one file. */
export function elementsIn(file: string, source: string): Element[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  return nodesIn(tree).map((node) => {
    const { tagName, attributes } = openingOf(node)
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
    const within = nodesIn(node).map((inner) => openingOf(inner).tagName.getText())
    return {
      ...{ file, line: line + 1, tag: tagName.getText() },
      attributes: attributesOf(attributes),
      within: within.slice(1),
    }
  })
}

/** A node and all within it that are elements. */
function nodesIn(node: ts.Node): Node[] {
  const found: Node[] = []
  const look = (one: ts.Node): void => {
    if (ts.isJsxElement(one) || ts.isJsxSelfClosingElement(one)) found.push(one)
    ts.forEachChild(one, look)
  }
  look(node)
  return found
}

function openingOf(node: Node): ts.JsxOpeningElement | ts.JsxSelfClosingElement {
  return ts.isJsxElement(node) ? node.openingElement : node
}

function attributesOf({ properties }: ts.JsxAttributes): Record<string, string> {
  return Object.fromEntries(
    properties
      .filter((one) => ts.isJsxAttribute(one))
      .map((one) => [one.name.getText(), one.initializer?.getText() ?? '']),
  )
}
