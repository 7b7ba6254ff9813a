import {
  type Copy,
  type Dockerfile,
  DockerfileParser,
  type Env,
  type From,
  type Instruction,
  Keyword,
} from 'dockerfile-ast';

/** What a Dockerfile is held against. */
export interface Repository {
  exists(path: string): boolean;
  isIgnored(path: string): boolean;
  /** Files and folders the program reads when it runs. */
  neededAtRunTime: readonly string[];
}

const KEYWORDS = new Set<string>(Object.values(Keyword));
const FULL_VERSION = /^\d+\.\d+\.\d+/;
const SECRET = /PASSWORD|PASSWD|SECRET|TOKEN|_KEY$/;

type Rule = (file: ParsedDockerfile, repository: Repository) => string[];

/** Everything the Dockerfile breaks of our rules; most of them are hadolint's too. */
export function dockerfileProblems(text: string, repository: Repository): string[] {
  const file = new ParsedDockerfile(DockerfileParser.parse(text));
  return RULES.flatMap((rule) => rule(file, repository));
}

/** Settings that the image brings to its containers. */
export function imageEnvironment(text: string): Record<string, string> {
  const stage = new ParsedDockerfile(DockerfileParser.parse(text)).lastStage;
  const properties = stage.filter((one) => one.getKeyword() === 'ENV').flatMap((one) => (one as Env).getProperties());
  return Object.fromEntries(properties.map((one) => [one.getName(), one.getValue() ?? '']));
}

class ParsedDockerfile {
  readonly all: readonly Instruction[];
  /** The stage that becomes the image. */
  readonly lastStage: readonly Instruction[];
  readonly froms: readonly From[];

  constructor(file: Dockerfile) {
    this.all = file.getInstructions();
    this.froms = file.getFROMs();
    this.lastStage = this.all.slice(this.all.findLastIndex((one) => one.getKeyword() === 'FROM'));
  }

  get stageNames(): (string | null)[] {
    return this.froms.map((from) => from.getBuildStage());
  }

  find(keyword: string): Instruction[] {
    return this.all.filter((one) => one.getKeyword() === keyword);
  }

  last(keyword: string): string | undefined {
    return this.lastStage.findLast((one) => one.getKeyword() === keyword)?.getArgumentsContent() ?? undefined;
  }

  /** Commands of RUN, on one line each. */
  get runs(): string[] {
    return this.find('RUN').map((run) => run.getArgumentsContent()?.replace(/\s+/g, ' ') ?? '');
  }
}

const knownInstructions: Rule = ({ all }) =>
  all.map((one) => one.getKeyword()).flatMap((word) => (KEYWORDS.has(word) ? [] : [`${word} is no instruction`]));

const pinnedImages: Rule = (file) =>
  file.froms
    .filter((from) => !file.stageNames.includes(from.getImage()))
    .filter((from) => !FULL_VERSION.test(from.getImageTag() ?? ''))
    .map((from) => `FROM ${from.getImage()} names no full version`);

const ordinaryUser: Rule = (file) =>
  /^(|root|0)(:.*)?$/.test(file.last('USER') ?? '')
    ? ['The image runs as root: USER comes last and names another']
    : [];

const execForm: Rule = (file) =>
  ['ENTRYPOINT', 'CMD'].flatMap((keyword) => {
    const content = file.last(keyword);
    if (content === undefined) return [`There is no ${keyword}`];
    return content.startsWith('[') ? [] : [`${keyword} is not in exec form, so no signal reaches node`];
  });

const healthCheck: Rule = (file) => {
  const content = file.last('HEALTHCHECK');
  if (content === undefined || content === 'NONE') return ['There is no HEALTHCHECK'];
  const asksWhereItListens = content.includes('process.env.PORT') && content.includes('/health/');
  const problems = asksWhereItListens ? [] : ['HEALTHCHECK does not ask /health at PORT'];
  return /CMD\s+\[/.test(content) ? problems : [...problems, 'HEALTHCHECK is not in exec form'];
};

const stopSignal: Rule = (file) =>
  ['SIGTERM', 'SIGINT', undefined].includes(file.last('STOPSIGNAL')) ? [] : ['STOPSIGNAL is none that main.ts knows'];

const tidyPackages: Rule = (file) =>
  file.runs
    .filter((run) => /\bapt(-get)? /.test(run))
    .flatMap((run) => [
      ...(/\bapt /.test(run) ? ['apt is for people: use apt-get'] : []),
      ...(run.includes('apt-get update') ? [] : ['apt-get install without update in the same RUN']),
      ...(run.includes('--no-install-recommends') ? [] : ['apt-get install without --no-install-recommends']),
      ...(/install (.* )?(--yes|-y) /.test(run) ? [] : ['apt-get install asks whether to go on: --yes']),
      ...(run.includes('rm -rf /var/lib/apt/lists/*') ? [] : ['The lists of apt stay in the layer']),
    ]);

const exactModules: Rule = (file) => [
  ...(file.runs.some((run) => /\bnpm (install|i)\b/.test(run))
    ? ['npm install ignores the lock file: use npm ci']
    : []),
  ...(file.runs.some((run) => /\bnpm (prune|ci) --omit=dev/.test(run)) ? [] : ['Development modules are not left out']),
  ...(file.lastStage.some((one) => one.getKeyword() === 'RUN' && /\bnpm\b/.test(one.getArgumentsContent() ?? ''))
    ? ['npm runs in the last stage and leaves its cache there']
    : []),
];

const noAdd: Rule = (file) => file.find('ADD').map(() => 'ADD unpacks and downloads: use COPY');

const noSecrets: Rule = (file) =>
  [...file.find('ENV'), ...file.find('ARG')]
    .flatMap((one) => one.getArguments().map((argument) => argument.getValue().split('=')[0] ?? ''))
    .filter((name) => SECRET.test(name))
    .map((name) => `${name} would be readable in the image`);

const copiedFromSomewhere: Rule = (file, repository) =>
  file.find('COPY').flatMap((one) => {
    const { from, sources } = readCopy(one as Copy);
    if (from !== undefined) return file.stageNames.includes(from) ? [] : [`COPY --from=${from} names no stage`];
    const missing = sources.filter((source) => !repository.exists(source));
    const ignored = sources.filter((source) => repository.isIgnored(source));
    return [
      ...(sources.includes('.') ? ['COPY takes everything there is: name what is needed'] : []),
      ...missing.map((source) => `COPY ${source}: there is no such file`),
      ...ignored.map((source) => `COPY ${source}: .dockerignore keeps it out`),
    ];
  });

const completeAtRunTime: Rule = (file, { neededAtRunTime }) => {
  const copied = file.lastStage
    .filter((one) => one.getKeyword() === 'COPY')
    .flatMap((one) => readCopy(one as Copy).sources)
    .map((source) => source.replace('/app/', ''));
  const isThere = (path: string): boolean => copied.some((source) => path === source || path.startsWith(`${source}/`));
  return neededAtRunTime.filter((path) => !isThere(path)).map((path) => `${path} is not in the image`);
};

const RULES: readonly Rule[] = [
  knownInstructions,
  pinnedImages,
  ordinaryUser,
  execForm,
  healthCheck,
  stopSignal,
  tidyPackages,
  exactModules,
  noAdd,
  noSecrets,
  copiedFromSomewhere,
  completeAtRunTime,
];

function readCopy(copy: Copy): { from: string | undefined; sources: string[] } {
  const paths = copy.getArguments().map((argument) => argument.getValue());
  return { from: copy.getFromFlag()?.getValue() ?? undefined, sources: paths.slice(0, -1) };
}
