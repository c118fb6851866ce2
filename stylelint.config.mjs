/**
 * Styles do without what browsers have known for less than thirty months: residents keep theirs for longer. What
 * only adorns is excused, and so is what stands inside `@supports`.
 *
 * @type {import('stylelint').Config}
 */
export default {
  plugins: ['stylelint-plugin-use-baseline'],
  reportNeedlessDisables: true,
  rules: {
    'plugin/use-baseline': [
      true,
      {
        available: 'widely',
        ignoreProperties: {
          'accent-color': [],
          'anchor-name': ['none'],
          'font-family': ['ui-monospace'],
          'position-anchor': [],
          resize: [],
          'text-wrap': ['balance'],
        },
        ignoreFunctions: ['anchor'],
      },
    ],
  },
}
