// A process that migrates a database and says which migrations it ran. With "slow" it runs three slow ones of its own.
import { createDataSource, PATIENT } from '../../../../dist/src/database/data-source.js';
import { migrate } from '../../../../dist/src/database/migrate.js';
import { SCHEMA } from '../../../../dist/src/schema.js';

const say = (happening) => process.stdout.write(`${JSON.stringify(happening)}\n`);

const slow = [1, 2, 3].map((number) => {
  const name = `Slow170000000000${number}`;
  return class {
    name = name;
    async up(runner) {
      say({ event: 'begun', name });
      await runner.query(`create table slow_${number} (id integer)`);
      await runner.query('select pg_sleep(0.03)');
      await runner.query(`insert into slow_${number} values (1)`);
    }
  };
});

const [url, kind] = process.argv.slice(2);
const schema = kind === 'slow' ? { entities: [], migrations: slow } : SCHEMA;
const dataSource = await createDataSource(url, schema, PATIENT).initialize();
say({ event: 'migrated', names: await migrate(dataSource) });
await dataSource.destroy();
