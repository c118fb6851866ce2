import type {
  ActionFunction,
  LoaderFunction,
  LoaderFunctionArgs,
  MiddlewareFunction,
  ServerBuild,
} from 'react-router'

type Routes = ServerBuild['routes']
type RouteModule = NonNullable<Routes[string]>['module']
type Handle = LoaderFunction | ActionFunction

/**
 * The routes, of which those that have no page, but hand out files and streams, say on a page what they refuse
 * or cannot find, as all others do. What they answer is sent as it is.
 */
export function refuseOnPages(build: ServerBuild): ServerBuild {
  const routes: Routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => [
      id,
      route && hasNoPage(route.module) ? { ...route, module: asPage(route.module) } : route,
    ]),
  )
  return { ...build, routes }
}

const hasNoPage = ({ default: page, ErrorBoundary, loader, action }: RouteModule) =>
  !page && !ErrorBoundary && Boolean(loader || action)

const nothing = () => null

/** What is asked for is answered before the router makes a page; only what fails is left to it, to be told there. */
function asPage(module: RouteModule): RouteModule {
  const { loader, action, middleware = [] } = module
  const handleFor = ({ method }: Request) =>
    method === 'GET' || method === 'HEAD' ? loader : action
  const failed = new WeakMap<object, { error: unknown }>()
  const answer: MiddlewareFunction<Response> = async (args, next) => {
    const handle = isData(args) ? undefined : handleFor(args.request)
    if (!handle) return next()
    try {
      return asResponse(await handle(args))
    } catch (error) {
      if (error instanceof Response) throw error
      failed.set(args.context, { error })
      return next()
    }
  }
  const orFail = (handle: Handle | undefined) =>
    handle &&
    ((args: LoaderFunctionArgs) => {
      const failure = failed.get(args.context)
      if (failure) throw failure.error
      return handle(args)
    })
  return {
    ...module,
    default: nothing,
    middleware: [...middleware, answer],
    loader: orFail(loader),
    action: orFail(action),
  }
}

/** Whether it is a script that asks, which the router answers itself. */
const isData = ({ request }: LoaderFunctionArgs) => new URL(request.url).pathname.endsWith('.data')

const asResponse = (answer: unknown) =>
  answer instanceof Response ? answer : Response.json(answer)
