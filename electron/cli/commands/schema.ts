import type { Command } from 'commander';
import { z } from 'zod';
import { contract, isRoute, type RouteName } from '../../ipc/contract';
import { exampleOf, routeExamples } from '../examples';
import { UsageError } from '../io';
import type { Program } from '../program';

/** `schema`: what a route takes, as JSON Schema, with an example; without a route, the names of all. */
export function addSchema(parent: Command, program: Program): void {
  const command = parent
    .command('schema [route]')
    .description("the JSON Schema of a route's input and an example; without a route, their names");
  program.answering(command, async (_call, route?: string) => {
    const names = Object.keys(contract).filter(
      (name): name is RouteName => isRoute(name) && contract[name].served === 'evidence' && takesJson(name),
    );
    if (route === undefined) return { value: names, text: names.join('\n') };
    const name = names.find((one) => one === route);
    if (!name)
      throw new UsageError(
        'schema.unknown-route',
        `no route ${JSON.stringify(route)}; schema alone lists them`,
      );
    const value = routeSchema(name);
    return { value, text: JSON.stringify(value, null, 2) };
  });
}

/** A route that takes bytes, such as a blacked-out picture, is the window's alone: JSON cannot say its input. */
function takesJson(route: RouteName): boolean {
  try {
    z.toJSONSchema(contract[route].input, { io: 'input' });
    return true;
  } catch {
    return false;
  }
}

export function routeSchema(route: RouteName): {
  route: string;
  access: string;
  schema: object;
  example: unknown;
} {
  const schema = z.toJSONSchema(contract[route].input, { io: 'input' });
  return {
    route,
    access: contract[route].access,
    schema,
    example: routeExamples[route] ?? exampleOf(schema),
  };
}
