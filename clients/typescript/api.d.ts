// The types of the HTTP API, made from docs/openapi.json by `npm run docs:client`. Change nothing here.

export interface paths {
    "/api/players": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List players by name
         * @description Everybody who played a stored game, and whoever was asked for; tracked=true lists only the latter. GET /api/players/{id} also counts games, and shows the profile and the sync.
         */
        get: operations["listPlayers"];
        put?: never;
        /**
         * Add a player whose history is wanted; harmless to repeat
         * @description The player is followed from now on by the clock. POST /api/players/{id}/sync fetches games without waiting for it.
         */
        post: operations["addPlayer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/players/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a player: facts, stored games, state of the sync
         * @description Asks nothing of Lichess: it tells what is stored, and how the last sync went.
         */
        get: operations["getPlayer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/players/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch a player's history from Lichess
         * @description Answers at once with the run that does it; while a run is active, asking again gives the same run.
         */
        post: operations["syncPlayer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Lichess about stored players whose profile is missing or stale
         * @description Answers at once with the run that does it, 300 players a request with a pause between. While a run of everybody is active, asking again gives the same run. GET /api/players/{id} shows what came of it.
         */
        post: operations["readProfiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List games of all players, newest first
         * @description Pages by default. With the header accept: application/x-ndjson the answer is the whole filtered list, one game in full per line; limit and cursor are then refused. GET /api/players/{id}/games knows more filters, which are meant from a player's side.
         */
        get: operations["listGames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one game with everything stored about it
         * @description Asks nothing of Lichess. Ratings are those before the game.
         */
        get: operations["getGame"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/players/{id}/games": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a player's games
         * @description Pages by default. With the header accept: application/x-ndjson the answer is the whole filtered list, one game in full per line; limit and cursor are then refused.
         */
        get: operations["listPlayerGames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List runs, newest first
         * @description Those of the whole team, of all kinds unless `kind` says which.
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one run and its stages
         * @description Of any kind and whoever asked for it. GET /api/runs/{id}/events tells the same as it changes.
         */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a run as server-sent events
         * @description An event `run` with the same numbers as GET /api/runs/{id} at once and after every change, until the run has ended; then an event `end` with the last of them, after which the server closes the stream.
         */
        get: operations["followRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rejected-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rejected records, newest first
         * @description Shows at most 2,000 characters of each record; rawTruncated says when there is more.
         */
        get: operations["listRejectedRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rejected-records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one rejected record with its whole text
         * @description The list cuts long ones off after 2,000 characters.
         */
        get: operations["getRejectedRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rejected-records/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try rejected records again with the rules of today
         * @description Answers when all were tried, with the run and its ledger.
         */
        post: operations["replayRejectedRecords"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your imports, newest first; an owner sees all
         * @description Each with the number of its files; GET /api/imports/{id} has what became of each of them.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Upload a file with games and import it
         * @description The body is the file itself (PGN, NDJSON of Lichess or CSV; plain, gzip, bzip2 or zstd), of any type but JSON, such as `curl -T games.pgn.gz -X POST -H "content-type: application/octet-stream"`. Answers when it is stored; GET /api/imports/{id} says how far the import is. At most IMPORT_MAX_BYTES.
         */
        post: operations["importFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one import of your own and its files; an owner sees all
         * @description An import of somebody else answers 404 to members and viewers.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lichess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who talks to Lichess, until when it is paused, the last answers
         * @description One process at a time asks, one request after the other. This route asks nothing of Lichess itself.
         */
        get: operations["getLichess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at the queues and at the processes at work
         * @description How many jobs wait, run and failed for good in each queue, and which processes gave a sign of life lately.
         */
        get: operations["getJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs that failed and have not succeeded since, newest failure first
         * @description They are kept in the database: this answers also while Redis does not.
         */
        get: operations["listJobFailures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failures/detail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one failed job: what it was asked to do and every error with its causes
         * @description Secrets in messages are hidden. A job that has succeeded since then is not there any more.
         */
        get: operations["getJobFailure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/failures/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put dead letters back into their queues
         * @description Says which ones by any of its fields. Asking twice, also at the same time, puts each one back once.
         */
        post: operations["retryJobFailures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/queues/{queue}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let no worker take jobs of a queue
         * @description Holds for all processes within seconds, and until it is resumed. Jobs in hand go on.
         */
        post: operations["pauseQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/jobs/queues/{queue}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let workers take jobs of a queue again
         * @description Jobs that came meanwhile are taken in their order. Harmless to repeat.
         */
        post: operations["resumeQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all pipelines with their newest runs
         * @description Each with its stages in their order. The newest run may be under way or have ended.
         */
        get: operations["listPipelines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pipelines/{name}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a pipeline
         * @description Answers at once with the run that does it; while a run is active, asking again gives the same run.
         */
        post: operations["triggerPipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all schedules with their last and next tick
         * @description All times are UTC. One that is off has no next tick.
         */
        get: operations["listSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one schedule
         * @description What it starts, when by its cron expression in UTC, and what came of its last tick.
         */
        get: operations["getSchedule"];
        /**
         * Change a schedule, or make one
         * @description A new one needs action and cron. It counts by what it says from now on.
         */
        put: operations["saveSchedule"];
        post?: never;
        /**
         * Remove a schedule; its ticks of the past stay
         * @description Runs that it has started go on.
         */
        delete: operations["removeSchedule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/schedules/{name}/ticks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of the last ticks
         * @description Newest first, each with the run that it started or found under way.
         */
        get: operations["listTicks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose turn comes next, the first ten, and why
         * @description Made from what is stored, for this moment: it starts nothing and asks nothing of Lichess.
         */
        get: operations["getPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{id}/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a game's analysis and where its numbers come from
         * @description Engine, nodes and versions, and what each plugin computed. `player` tells of the side of one player alone.
         */
        get: operations["getAnalysis"];
        put?: never;
        /**
         * Analyse one game
         * @description Answers at once with the run that does it, before all games that are analysed in the background. While it is under way, asking again gives the same run. What is there already is not computed again unless `again` says so.
         */
        post: operations["analyseGame"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a game's positions with evaluations, judgments and times
         * @description In playing order. Ply 0 is the start position and has no move; every other one has the move that led to it. Lichess's own evaluations stand beside ours.
         */
        get: operations["listMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{id}/pgn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a game as PGN
         * @description With evaluations, clocks and judgments where there are any; the tag Annotator names who made them.
         */
        get: operations["getPgn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analysis/plugins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the plugins and the metrics each computes
         * @description Their names are what `plugins` of POST /api/analysis-batches takes.
         */
        get: operations["listPlugins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analysis-batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your batches, newest first; an owner sees all
         * @description Those under way and those that have ended.
         */
        get: operations["listAnalysisBatches"];
        put?: never;
        /**
         * Analyse many games
         * @description Answers at once; the games are chosen afterwards. You have one batch at a time, and the server does a few (ANALYSIS_BATCHES); they share the engines in turns. A single game asked for by hand comes before all of them.
         */
        post: operations["startAnalysisBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analysis-batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a batch of your own; an owner sees all
         * @description `progress` is the share of the games to be analysed that have ended; skipped games are no part of it.
         */
        get: operations["getAnalysisBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analysis-batches/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a batch as server-sent events
         * @description An event `batch` with the same numbers as GET /api/analysis-batches/{id} at once and after every change, until it has ended; then an event `end` with the last of them, after which the server closes the stream.
         */
        get: operations["followAnalysisBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analysis-batches/{id}/failures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the games of a batch that were not analysed, each with the reason
         * @description In the order in which the games were chosen.
         */
        get: operations["listAnalysisBatchFailures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analysis-batches/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a batch; what was analysed stays, and games in hand are stored all the same
         * @description You may start another one at once. One that has ended answers 409.
         */
        post: operations["cancelAnalysisBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analysis-batches/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a batch rest
         * @description Games in hand go on to the end of a part. Its place is free for others meanwhile; it stays your one batch. Harmless to repeat.
         */
        post: operations["pauseAnalysisBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/analysis-batches/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a batch go on that rests, as soon as there is a place for it
         * @description Harmless for one that does not rest. While all places are taken the answer is 503.
         */
        post: operations["resumeAnalysisBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crawls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List crawls, newest first, each with its rules
         * @description The team shares them. GET /api/crawls/{id} has the frontier of one, and who is next.
         */
        get: operations["listCrawls"];
        put?: never;
        /**
         * Crawl from a player to opponents and their opponents
         * @description Answers at once with the run that does it. While a crawl from the same player is active, asking again gives that one with its own rules. GET /api/crawls lists them.
         */
        post: operations["startCrawl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crawls/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how much a crawl would be: requests, games, hours, disk
         * @description Asks nothing of Lichess: it rests on what is stored, and says on what.
         */
        post: operations["estimateCrawl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crawls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at a crawl: its frontier, and who is next and why
         * @description The same for everybody of the team, whoever started it. `left` estimates what is still to be done.
         */
        get: operations["getCrawl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crawls/{id}/players": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the players of a crawl, by depth and place, each with the reason
         * @description Of players left out the best 1,000 of each level are kept; GET /api/crawls/{id} counts all of them.
         */
        get: operations["listCrawlPlayers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crawls/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a crawl rest
         * @description Whoever is being read is left within a second or two and gone on with at resume. Harmless to repeat.
         */
        post: operations["pauseCrawl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crawls/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a crawl go on that was paused, given up or ended for want of a token
         * @description It goes on from its frontier as it stands. One that ended in another way answers 409.
         */
        post: operations["resumeCrawl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/crawls/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a crawl; what was read stays, and its frontier can be looked at
         * @description Whoever is being read is left within a second or two; the state is `stopped` then.
         */
        post: operations["stopCrawl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your exports, newest first; an owner sees all
         * @description Also those whose files have been removed since. Exports written by a command are no part of it.
         */
        get: operations["listExports"];
        put?: never;
        /**
         * Export games to files
         * @description Answers at once with the run that does it; GET /api/exports/{id} says how far it is, and lists the files when they are whole. The files of a run are kept for a week.
         */
        post: operations["exportGames"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at one export of your own and its files; an owner sees all
         * @description Files are listed once all of them are whole. An export of somebody else answers 404 to members and viewers.
         */
        get: operations["getExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch a file of an export of your own
         * @description `path` says which one, where there are several. The answer is 409 while there are none, or none here any more.
         */
        get: operations["getExportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/neighbours/{player}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom a player met, most games first
         * @description Computer and anonymous opponents are not in the network, nor are games that are open or were aborted.
         */
        get: operations["listNeighbours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/head-to-head/{player}/{opponent}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sum up what a player did against another
         * @description By speed, color and year, against what ratings let expect, with the newest games.
         */
        get: operations["getHeadToHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/chain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a shortest chain between two players
         * @description By games, or by wins: the first one beat the second one, who beat the third one. The games of each hop that fit the filters are listed, the newest ones first. The same question of the same network has the same answer.
         */
        get: operations["findChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/distances/{player}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say how far everybody is from a player
         * @description Nearest first. By wins the chains lead from everybody down to the player.
         */
        get: operations["listDistances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/opponents/{player}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Name nemeses, victims and rivals of a player
         * @description By results against what ratings let expect, with how sure it is that it was not luck.
         */
        get: operations["listOpponents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compute figures about the network
         * @description Answers at once with the run that does it; GET /api/graph/results/{kind} has what it found. A run that is under way for just that is given instead of a new one, and so is one that has ended where no edge changed since: it would find the same.
         */
        post: operations["computeFigures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List results, newest first
         * @description Communities come without their members and what joins them: GET /api/graph/results/communities has these.
         */
        get: operations["listGraphResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/results/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at the newest result of a kind
         * @description Of those computed from just such games; without filters, from all games.
         */
        get: operations["getGraphResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/ranks/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List players by their place in a result, or look one up
         * @description Strengths have the last nominal rating beside them. Communities are listed one after the other.
         */
        get: operations["listRanks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/graph/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fetch the network as a file
         * @description Players with a game that counts, each pair once with games, wins and draws. Players carry what was computed for the same games, or for all games where that is missing: opponents, component, core, clustering, PageRank, strength, community, place in the drawing.
         */
        get: operations["exportNetwork"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with name and password
         * @description Sets the cookie of the session. Tries are limited for each name and each address.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a sign-in link, which is used up by that
         * @description Sets the cookie of the session. The first start prints such a link, and so does `rookery accounts link`.
         */
        post: operations["signInWithLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account of an invitation and sign in
         * @description Sets the cookie of the session. The account has the role that the invitation names.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign this browser out
         * @description The session ends on the server as well. Other browsers of the account stay signed in.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/lichess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign in with Lichess, or show that an account there is yours
         * @description For browsers: leads to Lichess and back. Whoever is signed in already gets the account noted as their own; others are signed in when it belongs to a user, or make an account by an invitation.
         */
        get: operations["signInWithLichess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/lichess/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where Lichess sends browsers back to
         * @description Goes on to /sign-in when something went wrong; ?problem= says what.
         */
        get: operations["endSignInWithLichess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look at your own account
         * @description `scope` says how far the request reaches: as far as the role, or the token where that is less.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set or change your password
         * @description All other browsers of the account are signed out. Tokens stay.
         */
        put: operations["setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/players/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take one of your Lichess accounts off again
         * @description It signs you in no more. Its games and what is known of it stay. The only way in cannot be taken off.
         */
        delete: operations["unlinkPlayer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the browsers you are signed in with, newest first
         * @description `current` marks the one that asks. Nobody else sees them, owners neither.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign one of your browsers out
         * @description It holds no more from then on. Tokens stay.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your tokens, newest first, those that were taken back too; an owner sees all
         * @description Without their secrets.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make a token
         * @description The answer is the only one that shows it: what is stored cannot be turned back into it. A user has 100 that hold at most.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a token back, at once
         * @description One of your own; an owner takes back any. It stays in the list.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people who may sign in, or might once; newest first
         * @description Whoever may not sign in any more is in it too.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Give a user another role, or take away the right to sign in
         * @description It holds at once, also for tokens. The last owner cannot be made less or shut out.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/api/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations, newest first
         * @description Without their links. Those that were taken up, taken back or have run out are in it too.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody
         * @description The answer has the link, and is the only one that shows it. It holds for a week and for one person.
         */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an invitation back
         * @description Its link makes no account any more. One that was taken up already answers 404.
         */
        delete: operations["revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what, newest first
         * @description Every change over the API, and whatever happened to accounts. Reading is not noted.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process is up
         * @description Looks at nothing else: neither the database nor the queues.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process can do its work
         * @description Looks at what it cannot work without, such as the database. The answer is 503 while something of it is missing.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures of this process, the queues and the gate to Lichess, for Prometheus
         * @description Answers within seconds also when a part is away; its figures are left out then, and rookery_up is 0.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        FieldProblemDto: {
            /**
             * @description Name of the parameter or body field
             * @example limit
             */
            field: string;
            /**
             * @description What is wrong with it
             * @example [
             *       "limit must be a whole number from 1 to 200"
             *     ]
             */
            problems: string[];
        };
        BatchInTheWayDto: {
            /**
             * @description Number of the batch
             * @example 51
             */
            id: number;
            /**
             * @description Per cent of its games that has ended
             * @example 40
             */
            progress: number;
            /**
             * @description By its speed so far; null while nobody can say
             * @example 5400
             */
            secondsLeft: number | null;
        };
        ProblemDto: {
            /**
             * Format: uri-reference
             * @description Kind of problem
             * @example /problems/player-not-found
             */
            type: string;
            /**
             * @description Kind of problem in a few words
             * @example Player not found
             */
            title: string;
            /**
             * @description HTTP status of the answer
             * @example 404
             */
            status: number;
            /**
             * @description What is wrong this time, for a person to read
             * @example No player "knightly_otter" is stored
             */
            detail: string;
            /**
             * @description What to do next
             * @example [
             *       "Add the player with POST /api/players."
             *     ]
             */
            suggestions: string[];
            /**
             * @description Names this one occurrence; the same id stands in the log and in the header x-request-id
             * @example urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e
             */
            instance?: string;
            /** @description The offending fields */
            errors?: components["schemas"]["FieldProblemDto"][];
            /** @description With batch-under-way: your batch */
            batch?: components["schemas"]["BatchInTheWayDto"];
        };
        NewPlayerBody: {
            /**
             * @description Lichess username in any case
             * @example Knightly_Otter
             */
            name: string;
        };
        PerfDto: {
            /**
             * @description Rated games
             * @example 3120
             */
            games: number;
            /**
             * @description Rating when Lichess was last asked
             * @example 1904
             */
            rating: number;
            /**
             * @description Rating deviation
             * @example 45
             */
            rd?: number;
            /**
             * @description Change over the last games
             * @example -7
             */
            prog?: number;
            /**
             * @description Provisional
             * @example true
             */
            prov?: boolean;
        };
        ProfileDto: {
            /**
             * @description Ratings by perf
             * @example {
             *       "blitz": {
             *         "games": 3120,
             *         "rating": 1904,
             *         "rd": 45,
             *         "prog": -7
             *       },
             *       "rapid": {
             *         "games": 4,
             *         "rating": 1850,
             *         "rd": 210,
             *         "prog": 0,
             *         "prov": true
             *       }
             *     }
             */
            perfs: {
                [key: string]: components["schemas"]["PerfDto"];
            };
            /**
             * @description Games by how they ended; known of players whose account page was read, which a sync does
             * @example {
             *       "all": 4521,
             *       "rated": 4100,
             *       "win": 2200,
             *       "loss": 2101,
             *       "draw": 220
             *     }
             */
            counts: {
                [key: string]: number;
            } | null;
            /**
             * @description Time at the board, seconds
             * @example 1520400
             */
            playSeconds: number | null;
            /**
             * @description Time on Lichess TV, seconds
             * @example 0
             */
            tvSeconds: number | null;
            /**
             * @description Time against people, of bots
             * @example null
             */
            humanSeconds: number | null;
            /**
             * @description Lichess knows who it is
             * @example false
             */
            verified: boolean;
            /**
             * @description Flag: an ISO 3166 code, or a name of Lichess such as _pirate
             * @example NO
             */
            country: string | null;
            /**
             * @description In the player's own words
             * @example By the river
             */
            location: string | null;
            /**
             * @description In the player's own words
             * @example null
             */
            realName: string | null;
            /**
             * @description About the player, in the player's own words
             * @example I eat fish and pawns.
             */
            bio: string | null;
            /**
             * @description One a line
             * @example null
             */
            links: string | null;
            /**
             * @description By the player's word
             * @example null
             */
            fideRating: number | null;
            /**
             * Format: date-time
             * @description When something in it last changed; accountCheckedAt says when Lichess was last asked
             * @example 2026-05-01T18:30:01.003Z
             */
            updatedAt: string;
        };
        RunDto: {
            /**
             * @description Number of the run
             * @example 12
             */
            id: number;
            /**
             * @description What kind of work it is
             * @example sync
             * @enum {string}
             */
            kind: "pipeline" | "stage" | "sync" | "replay" | "analysis" | "import" | "export" | "crawl" | "profiles" | "graph";
            /**
             * @description Which pipeline or stage it is
             * @example null
             */
            name: string | null;
            /**
             * @description Run that it is a part of
             * @example null
             */
            parentId: number | null;
            /**
             * @description Player whose history is fetched
             * @example knightly_otter
             */
            playerId: string | null;
            /**
             * @description queued, running, waiting and interrupted are active: somebody works on the run or will; stopped: somebody ended it before its time
             * @example running
             * @enum {string}
             */
            state: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            /**
             * @description Why it waits or failed
             * @example null
             */
            message: string | null;
            /**
             * @description Name of the error that ended it
             * @example null
             */
            errorCode: string | null;
            /**
             * @description Units of work: games of a sync, players of a crawl or of profiles, runs of a stage, stages of a pipeline; null while nobody knows
             * @example 4521
             */
            total: number | null;
            /**
             * @description Units that ended well
             * @example 1299
             */
            finished: number;
            /**
             * @description Units that ended badly
             * @example 1
             */
            failed: number;
            /**
             * @description Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows
             * @example 28
             */
            percent: number | null;
            /**
             * Format: date-time
             * @description Until when it waits
             * @example null
             */
            waitingUntil: string | null;
            /**
             * @description Who asked for it
             * @example api
             */
            startedBy: string;
            /**
             * @description Number of the user who asked for it over HTTP; null for commands, schedules and parts of other runs
             * @example 2
             */
            userId: number | null;
            /**
             * @description Reads the whole history again, not only what is new
             * @example false
             */
            fullHistory: boolean;
            /**
             * @description Stops after so many games
             * @example null
             */
            maxGames: number | null;
            /**
             * Format: date-time
             * @description Reads games created before this
             * @example 2026-05-01T18:30:00.000Z
             */
            untilAt: string | null;
            /**
             * Format: date-time
             * @description Reads games created at this time or later; null: from the first one
             * @example null
             */
            sinceAt: string | null;
            /**
             * Format: date-time
             * @description Where it stands: creation of the newest game stored
             * @example 2025-11-03T09:12:44.120Z
             */
            cursorAt: string | null;
            /**
             * @description Records received; always inserted + updated + unchanged + rejected
             * @example 1300
             */
            received: number;
            /**
             * @description Records that became a new game, or profile
             * @example 1290
             */
            inserted: number;
            /**
             * @description Records that changed a stored one
             * @example 2
             */
            updated: number;
            /**
             * @description Records that said nothing new
             * @example 7
             */
            unchanged: number;
            /**
             * @description Records kept aside
             * @example 1
             */
            rejected: number;
            /**
             * @description Requests made to Lichess
             * @example 2
             */
            requests: number;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Finished games stored at the end
             * @example null
             */
            storedGames: number | null;
            /**
             * @description Remarks for the reader
             * @example []
             */
            notes: string[];
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-05-01T18:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When work on it began; null until then
             * @example 2026-05-01T18:30:00.412Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Last sign of life
             * @example 2026-05-01T18:31:05.001Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ended; null until then
             * @example null
             */
            finishedAt: string | null;
        };
        SyncStateDto: {
            /**
             * @description Run that somebody works on or will
             * @example 12
             */
            activeRunId: number | null;
            /** @description Newest run of the player, active or not */
            lastRun: components["schemas"]["RunDto"] | null;
        };
        PlayerDto: {
            /**
             * @description Permanent key: the name in lower case
             * @example knightly_otter
             */
            id: string;
            /**
             * @description The name as it is spelt now
             * @example Knightly_Otter
             */
            name: string;
            /**
             * @description GM, IM, BOT and so on
             * @example null
             */
            title: string | null;
            /**
             * @description Chosen emblem, by its name at Lichess; as of the last sight
             * @example nature.otter
             */
            flair: string | null;
            /**
             * @description Supports Lichess, as of the last sight
             * @example false
             */
            patron: boolean;
            /**
             * @description Somebody asked for the history of this player
             * @example true
             */
            tracked: boolean;
            /**
             * @description What Lichess last said of the account; seen: met in games only
             * @example open
             * @enum {string}
             */
            accountState: "seen" | "open" | "closed" | "unknown";
            /**
             * Format: date-time
             * @description When Lichess was last asked about the account and its profile; null: never
             * @example 2026-05-01T18:30:01.003Z
             */
            accountCheckedAt: string | null;
            /**
             * Format: date-time
             * @description When the account was made; null while Lichess did not say
             * @example 2019-02-11T07:45:10.000Z
             */
            accountCreatedAt: string | null;
            /**
             * Format: date-time
             * @description When the player was last on Lichess, as of the last look
             * @example 2026-05-01T17:59:12.000Z
             */
            accountSeenAt: string | null;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Marked by Lichess for breaking its rules, as of the last look
             * @example false
             */
            marked: boolean;
            /**
             * @description Spelling of the name before its case was changed
             * @example knightly_Otter
             */
            formerName: string | null;
            /**
             * Format: date-time
             * @description When the other spelling was noticed
             * @example 2026-03-01T08:00:00.000Z
             */
            renamedAt: string | null;
            /**
             * @description Finished games stored here, counted the same way
             * @example 1290
             */
            storedGames: number;
            /** @description Null while Lichess was not asked, and of accounts that were closed then */
            profile: components["schemas"]["ProfileDto"] | null;
            /** @description How far the history has been fetched */
            sync: components["schemas"]["SyncStateDto"];
        };
        PlayerSummaryDto: {
            /**
             * @description Permanent key: the name in lower case
             * @example knightly_otter
             */
            id: string;
            /**
             * @description The name as it is spelt now
             * @example Knightly_Otter
             */
            name: string;
            /**
             * @description GM, IM, BOT and so on
             * @example null
             */
            title: string | null;
            /**
             * @description Chosen emblem, by its name at Lichess; as of the last sight
             * @example nature.otter
             */
            flair: string | null;
            /**
             * @description Supports Lichess, as of the last sight
             * @example false
             */
            patron: boolean;
            /**
             * @description Somebody asked for the history of this player
             * @example true
             */
            tracked: boolean;
            /**
             * @description What Lichess last said of the account; seen: met in games only
             * @example open
             * @enum {string}
             */
            accountState: "seen" | "open" | "closed" | "unknown";
            /**
             * Format: date-time
             * @description When Lichess was last asked about the account and its profile; null: never
             * @example 2026-05-01T18:30:01.003Z
             */
            accountCheckedAt: string | null;
            /**
             * Format: date-time
             * @description When the account was made; null while Lichess did not say
             * @example 2019-02-11T07:45:10.000Z
             */
            accountCreatedAt: string | null;
            /**
             * Format: date-time
             * @description When the player was last on Lichess, as of the last look
             * @example 2026-05-01T17:59:12.000Z
             */
            accountSeenAt: string | null;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Marked by Lichess for breaking its rules, as of the last look
             * @example false
             */
            marked: boolean;
            /**
             * @description Spelling of the name before its case was changed
             * @example knightly_Otter
             */
            formerName: string | null;
            /**
             * Format: date-time
             * @description When the other spelling was noticed
             * @example 2026-03-01T08:00:00.000Z
             */
            renamedAt: string | null;
        };
        PlayersDto: {
            /** @description By id */
            items: components["schemas"]["PlayerSummaryDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        SyncBody: {
            /**
             * @description Read the whole history again, not only what is new
             * @example false
             */
            fullHistory?: boolean;
            /**
             * @description Stop after so many games
             * @example 500
             */
            maxGames?: number;
        };
        ProfilesBody: {
            /**
             * @description Only these players, by username in any case; everybody who is stored unless told
             * @example [
             *       "Knightly_Otter"
             *     ]
             */
            players?: string[];
            /**
             * @description Stop after so many players
             * @example 600
             */
            maxPlayers?: number;
            /**
             * @description Ask again about those looked at lately
             * @example false
             */
            refresh?: boolean;
        };
        SideAnalysisDto: {
            /**
             * @description Inaccuracies by the judgment of Lichess
             * @example 2
             */
            inaccuracies: number | null;
            /**
             * @description Mistakes by the judgment of Lichess
             * @example 1
             */
            mistakes: number | null;
            /**
             * @description Blunders by the judgment of Lichess
             * @example 0
             */
            blunders: number | null;
            /**
             * @description Average centipawn loss
             * @example 24
             */
            acpl: number | null;
            /**
             * @description Percent
             * @example 91
             */
            accuracy: number | null;
        };
        SideDto: {
            /**
             * @description Absent for the computer and anonymous players
             * @example rookwarden
             */
            id: string | null;
            /**
             * @description As it is spelt now; without an account, as the game has it
             * @example RookWarden
             */
            name: string | null;
            /**
             * @description GM, IM, BOT and so on, as of the last sight
             * @example null
             */
            title: string | null;
            /**
             * @description Strength of the computer, 1 to 8
             * @example null
             */
            aiLevel: number | null;
            /**
             * @description Rating before the game
             * @example 1874
             */
            rating: number | null;
            /**
             * @description Rating points won; negative when lost
             * @example -6
             */
            ratingDiff: number | null;
            /**
             * @description The rating was provisional
             * @example false
             */
            provisional: boolean;
            /**
             * @description Halved the own clock
             * @example false
             */
            berserk: boolean;
            /**
             * @description Played without seeing the pieces
             * @example false
             */
            blindfold: boolean;
            /**
             * @description Team in a team battle
             * @example null
             */
            team: string | null;
            /** @description Null where the source brought none */
            analysis: components["schemas"]["SideAnalysisDto"] | null;
        };
        SidesDto: {
            /** @description Who had White */
            white: components["schemas"]["SideDto"];
            /** @description Who had Black */
            black: components["schemas"]["SideDto"];
        };
        ClockDto: {
            /**
             * @description Seconds at the start
             * @example 180
             */
            initialS: number;
            /**
             * @description Seconds added per move
             * @example 2
             */
            incrementS: number;
            /**
             * @description initial + 40 x increment
             * @example 260
             */
            totalTimeS: number;
        };
        OpeningDto: {
            /**
             * @description ECO code
             * @example B12
             */
            eco: string;
            /**
             * @description Name of the opening; null where the source does not say
             * @example Caro-Kann Defense: Advance Variation
             */
            name: string | null;
            /**
             * @description Half-moves the name covers; null when a file does not say
             * @example 5
             */
            ply: number | null;
        };
        DivisionDto: {
            /**
             * @description Ply at which the middlegame begins
             * @example 18
             */
            middle: number | null;
            /**
             * @description Ply at which the endgame begins
             * @example null
             */
            end: number | null;
        };
        ArenaDto: {
            /**
             * @description Id of the arena at Lichess
             * @example Qw3rTy12
             */
            id: string;
            /**
             * @description Name of the arena; null where the source does not say
             * @example Hourly Blitz Arena
             */
            name: string | null;
        };
        ImportedDto: {
            /**
             * @description Date the importer gave
             * @example null
             */
            date: string | null;
        };
        ProvenanceDto: {
            /**
             * @description Run that stored the game
             * @example 12
             */
            firstRunId: number;
            /**
             * @description Run that last changed it
             * @example 12
             */
            lastRunId: number;
            /**
             * Format: date-time
             * @description When the game was first stored
             * @example 2026-05-01T18:30:42.000Z
             */
            storedAt: string;
            /**
             * Format: date-time
             * @description When what is stored of it last changed
             * @example 2026-05-01T18:30:42.000Z
             */
            changedAt: string;
            /**
             * @description How exact the source is: 3 API and NDJSON, 2 PGN, 1 table, 0 table with rounded times
             * @example 3
             */
            exactness: number;
            /**
             * @description Files that brought the game, by number; 0 stands for the API of Lichess
             * @example [
             *       0
             *     ]
             */
            fileIds: number[];
        };
        GameDetailDto: {
            /**
             * @description 8 characters of Lichess, upper and lower case matter; x and 23 hexadecimal digits for others
             * @example a1B2c3D4
             */
            id: string;
            /**
             * @description Counted for ratings
             * @example true
             */
            rated: boolean;
            /**
             * @description Variant, by its key at Lichess
             * @example standard
             */
            variant: string;
            /**
             * @description By the clock, also for variants: ultraBullet to correspondence
             * @example blitz
             */
            speed: string;
            /**
             * @description Rating pool
             * @example blitz
             */
            perf: string;
            /**
             * @description How the game came about, as Lichess says
             * @example pool
             */
            source: string | null;
            /**
             * @description created and started: still being played; all others are final
             * @example resign
             */
            status: string;
            /**
             * @description Null for a draw, an open, aborted or unclear game
             * @example white
             * @enum {string|null}
             */
            winner: "white" | "black" | null;
            /**
             * @description open: being played; none: aborted or never started; unknown: ended without a clear result
             * @example white
             * @enum {string}
             */
            result: "white" | "black" | "draw" | "open" | "none" | "unknown";
            /**
             * Format: date-time
             * @description Pairing; what lists are sorted by
             * @example 2025-11-03T09:12:44.120Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last move, which may be long before the end of the game
             * @example 2025-11-03T09:18:02.733Z
             */
            lastMoveAt: string;
            /** @description Both sides */
            players: components["schemas"]["SidesDto"];
            /** @description Null for a game without a clock */
            clock: components["schemas"]["ClockDto"] | null;
            /**
             * @description Correspondence games
             * @example null
             */
            daysPerTurn: number | null;
            /** @description Null where the source names none */
            opening: components["schemas"]["OpeningDto"] | null;
            /**
             * @description Moves in SAN with spaces between
             * @example e4 c6 d4 d5 e5 Bf5
             */
            moves: string;
            /**
             * @description Half-moves played
             * @example 6
             */
            plies: number;
            /**
             * @description Lichess has analysed the game
             * @example true
             */
            analysed: boolean;
            /**
             * @description Position at the start, where it is not the usual one
             * @example null
             */
            initialFen: string | null;
            /**
             * @description Time left after each half-move, centiseconds
             * @example [
             *       18003,
             *       18003,
             *       17891,
             *       17912,
             *       17755,
             *       17640
             *     ]
             */
            clocksCs: number[] | null;
            /**
             * @description Lichess analysis per half-move, as Lichess sends it
             * @example [
             *       {
             *         "eval": 18
             *       },
             *       {
             *         "eval": 25
             *       },
             *       {
             *         "eval": 30
             *       },
             *       {
             *         "eval": 27
             *       },
             *       {
             *         "eval": 33
             *       },
             *       {
             *         "eval": 41
             *       }
             *     ]
             */
            analysis: {
                [key: string]: unknown;
            }[] | null;
            /** @description Where the phases of the game begin, by Lichess; null where it did not say */
            division: components["schemas"]["DivisionDto"] | null;
            /** @description Arena the game was played in */
            arena: components["schemas"]["ArenaDto"] | null;
            /**
             * @description Swiss tournament the game was played in, by its id at Lichess
             * @example null
             */
            swissId: string | null;
            /** @description Null unless the game was imported to Lichess or comes from a PGN of another place */
            imported: components["schemas"]["ImportedDto"] | null;
            /**
             * @description What the source says and no column holds: fields Lichess added; `clocksCs` of a PGN where some plies have no clock (null), `thinkCs` that its moves took, centiseconds
             * @example null
             */
            extra: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @description When Lichess no longer knew the unfinished game
             * @example null
             */
            vanishedAt: string | null;
            /**
             * @description What a PGN said beyond the rest: tags, and glyphs, comments and side lines by ply
             * @example null
             */
            pgn: {
                [key: string]: unknown;
            } | null;
            /** @description Where the game comes from */
            provenance: components["schemas"]["ProvenanceDto"];
        };
        RunPageDto: {
            /** @description Newest first */
            items: components["schemas"]["RunDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        RunTreeDto: {
            /**
             * @description Number of the run
             * @example 12
             */
            id: number;
            /**
             * @description What kind of work it is
             * @example sync
             * @enum {string}
             */
            kind: "pipeline" | "stage" | "sync" | "replay" | "analysis" | "import" | "export" | "crawl" | "profiles" | "graph";
            /**
             * @description Which pipeline or stage it is
             * @example null
             */
            name: string | null;
            /**
             * @description Run that it is a part of
             * @example null
             */
            parentId: number | null;
            /**
             * @description Player whose history is fetched
             * @example knightly_otter
             */
            playerId: string | null;
            /**
             * @description queued, running, waiting and interrupted are active: somebody works on the run or will; stopped: somebody ended it before its time
             * @example running
             * @enum {string}
             */
            state: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            /**
             * @description Why it waits or failed
             * @example null
             */
            message: string | null;
            /**
             * @description Name of the error that ended it
             * @example null
             */
            errorCode: string | null;
            /**
             * @description Units of work: games of a sync, players of a crawl or of profiles, runs of a stage, stages of a pipeline; null while nobody knows
             * @example 4521
             */
            total: number | null;
            /**
             * @description Units that ended well
             * @example 1299
             */
            finished: number;
            /**
             * @description Units that ended badly
             * @example 1
             */
            failed: number;
            /**
             * @description Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows
             * @example 28
             */
            percent: number | null;
            /**
             * Format: date-time
             * @description Until when it waits
             * @example null
             */
            waitingUntil: string | null;
            /**
             * @description Who asked for it
             * @example api
             */
            startedBy: string;
            /**
             * @description Number of the user who asked for it over HTTP; null for commands, schedules and parts of other runs
             * @example 2
             */
            userId: number | null;
            /**
             * @description Reads the whole history again, not only what is new
             * @example false
             */
            fullHistory: boolean;
            /**
             * @description Stops after so many games
             * @example null
             */
            maxGames: number | null;
            /**
             * Format: date-time
             * @description Reads games created before this
             * @example 2026-05-01T18:30:00.000Z
             */
            untilAt: string | null;
            /**
             * Format: date-time
             * @description Reads games created at this time or later; null: from the first one
             * @example null
             */
            sinceAt: string | null;
            /**
             * Format: date-time
             * @description Where it stands: creation of the newest game stored
             * @example 2025-11-03T09:12:44.120Z
             */
            cursorAt: string | null;
            /**
             * @description Records received; always inserted + updated + unchanged + rejected
             * @example 1300
             */
            received: number;
            /**
             * @description Records that became a new game, or profile
             * @example 1290
             */
            inserted: number;
            /**
             * @description Records that changed a stored one
             * @example 2
             */
            updated: number;
            /**
             * @description Records that said nothing new
             * @example 7
             */
            unchanged: number;
            /**
             * @description Records kept aside
             * @example 1
             */
            rejected: number;
            /**
             * @description Requests made to Lichess
             * @example 2
             */
            requests: number;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Finished games stored at the end
             * @example null
             */
            storedGames: number | null;
            /**
             * @description Remarks for the reader
             * @example []
             */
            notes: string[];
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-05-01T18:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When work on it began; null until then
             * @example 2026-05-01T18:30:00.412Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Last sign of life
             * @example 2026-05-01T18:31:05.001Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ended; null until then
             * @example null
             */
            finishedAt: string | null;
            /** @description Stages in order; none where the run is no pipeline */
            stages: components["schemas"]["RunDto"][];
        };
        RejectedRecordDto: {
            /**
             * @description Number of the record
             * @example 3
             */
            id: number;
            /**
             * @description Where it came from
             * @example lichess:knightly_otter
             */
            source: string;
            /**
             * @description Place in that source
             * @example line 118 of the games since 2025-11-03
             */
            position: string;
            /**
             * @description What is wrong with it
             * @example players.white.rating is not a whole number
             */
            reason: string;
            /**
             * @description The record as text; secrets are hidden
             * @example {"id":"a1B2c3D4","rated":true,"players":{"white":{"rating":"high"}}}
             */
            raw: string;
            /**
             * @description True when raw is only the beginning: ask for the record itself
             * @example false
             */
            rawTruncated: boolean;
            /**
             * @description False when the bytes were no UTF-8 and raw shows replacement characters
             * @example true
             */
            rawIsUtf8: boolean;
            /**
             * @description Size of the whole record
             * @example 68
             */
            rawBytes: number;
            /**
             * @description How it is written
             * @example ndjson
             * @enum {string}
             */
            format: "pgn" | "ndjson" | "csv";
            /**
             * @description What it takes to read it by itself: the columns of its table
             * @example null
             */
            context: {
                [key: string]: unknown;
            } | null;
            /**
             * @description File it stood in
             * @example null
             */
            fileId: number | null;
            /**
             * @description Game it seems to be about
             * @example a1B2c3D4
             */
            gameId: string | null;
            /**
             * @description How often it was received
             * @example 1
             */
            attempts: number;
            /**
             * @description Run that first received it
             * @example 12
             */
            firstRunId: number;
            /**
             * @description Run that last received it
             * @example 12
             */
            lastRunId: number;
            /**
             * Format: date-time
             * @description First time it was received
             * @example 2026-05-01T18:30:40.000Z
             */
            firstSeenAt: string;
            /**
             * Format: date-time
             * @description Last time it was received
             * @example 2026-05-01T18:30:40.000Z
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description When the game was stored after all
             * @example null
             */
            resolvedAt: string | null;
        };
        RejectedRecordPageDto: {
            /** @description Newest first */
            items: components["schemas"]["RejectedRecordDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        ReplayBody: {
            /**
             * @description Only this record; all open ones unless told
             * @example 3
             */
            id?: number;
        };
        ImportedFileDto: {
            /**
             * @description Number of the file; games list it in their provenance
             * @example 4
             */
            fileId: number;
            /**
             * @description Name of the file, without its folder
             * @example my_games.pgn.gz
             */
            name: string;
            /**
             * @description By its content, not by its name
             * @example pgn
             * @enum {string}
             */
            format: "pgn" | "ndjson" | "csv";
            /**
             * @description gzip, bzip2 or zstd
             * @example gzip
             */
            compression: string | null;
            /**
             * @description Size as it came
             * @example 760112
             */
            bytes: number | null;
            /**
             * @description The moves are replayed by the rules
             * @example true
             */
            checked: boolean;
            /**
             * @description How far it is
             * @example done
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed";
            /**
             * @description Why it failed
             * @example null
             */
            message: string | null;
            /**
             * @description Records received
             * @example 713
             */
            received: number;
            /**
             * @description Records that became a new game
             * @example 712
             */
            inserted: number;
            /**
             * @description Records that changed a game
             * @example 0
             */
            updated: number;
            /**
             * @description Records that said nothing new
             * @example 0
             */
            unchanged: number;
            /**
             * @description Records kept aside
             * @example 1
             */
            rejected: number;
            /**
             * Format: date-time
             * @description When it was done or failed; null until then
             * @example 2026-05-01T18:31:05.001Z
             */
            endedAt: string | null;
        };
        ImportDto: {
            /**
             * @description Number of the run
             * @example 12
             */
            id: number;
            /**
             * @description What kind of work it is
             * @example sync
             * @enum {string}
             */
            kind: "pipeline" | "stage" | "sync" | "replay" | "analysis" | "import" | "export" | "crawl" | "profiles" | "graph";
            /**
             * @description Which pipeline or stage it is
             * @example null
             */
            name: string | null;
            /**
             * @description Run that it is a part of
             * @example null
             */
            parentId: number | null;
            /**
             * @description Player whose history is fetched
             * @example knightly_otter
             */
            playerId: string | null;
            /**
             * @description queued, running, waiting and interrupted are active: somebody works on the run or will; stopped: somebody ended it before its time
             * @example running
             * @enum {string}
             */
            state: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            /**
             * @description Why it waits or failed
             * @example null
             */
            message: string | null;
            /**
             * @description Name of the error that ended it
             * @example null
             */
            errorCode: string | null;
            /**
             * @description Units of work: games of a sync, players of a crawl or of profiles, runs of a stage, stages of a pipeline; null while nobody knows
             * @example 4521
             */
            total: number | null;
            /**
             * @description Units that ended well
             * @example 1299
             */
            finished: number;
            /**
             * @description Units that ended badly
             * @example 1
             */
            failed: number;
            /**
             * @description Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows
             * @example 28
             */
            percent: number | null;
            /**
             * Format: date-time
             * @description Until when it waits
             * @example null
             */
            waitingUntil: string | null;
            /**
             * @description Who asked for it
             * @example api
             */
            startedBy: string;
            /**
             * @description Number of the user who asked for it over HTTP; null for commands, schedules and parts of other runs
             * @example 2
             */
            userId: number | null;
            /**
             * @description Reads the whole history again, not only what is new
             * @example false
             */
            fullHistory: boolean;
            /**
             * @description Stops after so many games
             * @example null
             */
            maxGames: number | null;
            /**
             * Format: date-time
             * @description Reads games created before this
             * @example 2026-05-01T18:30:00.000Z
             */
            untilAt: string | null;
            /**
             * Format: date-time
             * @description Reads games created at this time or later; null: from the first one
             * @example null
             */
            sinceAt: string | null;
            /**
             * Format: date-time
             * @description Where it stands: creation of the newest game stored
             * @example 2025-11-03T09:12:44.120Z
             */
            cursorAt: string | null;
            /**
             * @description Records received; always inserted + updated + unchanged + rejected
             * @example 1300
             */
            received: number;
            /**
             * @description Records that became a new game, or profile
             * @example 1290
             */
            inserted: number;
            /**
             * @description Records that changed a stored one
             * @example 2
             */
            updated: number;
            /**
             * @description Records that said nothing new
             * @example 7
             */
            unchanged: number;
            /**
             * @description Records kept aside
             * @example 1
             */
            rejected: number;
            /**
             * @description Requests made to Lichess
             * @example 2
             */
            requests: number;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Finished games stored at the end
             * @example null
             */
            storedGames: number | null;
            /**
             * @description Remarks for the reader
             * @example []
             */
            notes: string[];
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-05-01T18:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When work on it began; null until then
             * @example 2026-05-01T18:30:00.412Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Last sign of life
             * @example 2026-05-01T18:31:05.001Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ended; null until then
             * @example null
             */
            finishedAt: string | null;
            /** @description Its files, in their turn */
            files: components["schemas"]["ImportedFileDto"][];
        };
        ImportSummaryDto: {
            /**
             * @description Number of the run
             * @example 12
             */
            id: number;
            /**
             * @description What kind of work it is
             * @example sync
             * @enum {string}
             */
            kind: "pipeline" | "stage" | "sync" | "replay" | "analysis" | "import" | "export" | "crawl" | "profiles" | "graph";
            /**
             * @description Which pipeline or stage it is
             * @example null
             */
            name: string | null;
            /**
             * @description Run that it is a part of
             * @example null
             */
            parentId: number | null;
            /**
             * @description Player whose history is fetched
             * @example knightly_otter
             */
            playerId: string | null;
            /**
             * @description queued, running, waiting and interrupted are active: somebody works on the run or will; stopped: somebody ended it before its time
             * @example running
             * @enum {string}
             */
            state: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            /**
             * @description Why it waits or failed
             * @example null
             */
            message: string | null;
            /**
             * @description Name of the error that ended it
             * @example null
             */
            errorCode: string | null;
            /**
             * @description Units of work: games of a sync, players of a crawl or of profiles, runs of a stage, stages of a pipeline; null while nobody knows
             * @example 4521
             */
            total: number | null;
            /**
             * @description Units that ended well
             * @example 1299
             */
            finished: number;
            /**
             * @description Units that ended badly
             * @example 1
             */
            failed: number;
            /**
             * @description Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows
             * @example 28
             */
            percent: number | null;
            /**
             * Format: date-time
             * @description Until when it waits
             * @example null
             */
            waitingUntil: string | null;
            /**
             * @description Who asked for it
             * @example api
             */
            startedBy: string;
            /**
             * @description Number of the user who asked for it over HTTP; null for commands, schedules and parts of other runs
             * @example 2
             */
            userId: number | null;
            /**
             * @description Reads the whole history again, not only what is new
             * @example false
             */
            fullHistory: boolean;
            /**
             * @description Stops after so many games
             * @example null
             */
            maxGames: number | null;
            /**
             * Format: date-time
             * @description Reads games created before this
             * @example 2026-05-01T18:30:00.000Z
             */
            untilAt: string | null;
            /**
             * Format: date-time
             * @description Reads games created at this time or later; null: from the first one
             * @example null
             */
            sinceAt: string | null;
            /**
             * Format: date-time
             * @description Where it stands: creation of the newest game stored
             * @example 2025-11-03T09:12:44.120Z
             */
            cursorAt: string | null;
            /**
             * @description Records received; always inserted + updated + unchanged + rejected
             * @example 1300
             */
            received: number;
            /**
             * @description Records that became a new game, or profile
             * @example 1290
             */
            inserted: number;
            /**
             * @description Records that changed a stored one
             * @example 2
             */
            updated: number;
            /**
             * @description Records that said nothing new
             * @example 7
             */
            unchanged: number;
            /**
             * @description Records kept aside
             * @example 1
             */
            rejected: number;
            /**
             * @description Requests made to Lichess
             * @example 2
             */
            requests: number;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Finished games stored at the end
             * @example null
             */
            storedGames: number | null;
            /**
             * @description Remarks for the reader
             * @example []
             */
            notes: string[];
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-05-01T18:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When work on it began; null until then
             * @example 2026-05-01T18:30:00.412Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Last sign of life
             * @example 2026-05-01T18:31:05.001Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ended; null until then
             * @example null
             */
            finishedAt: string | null;
            /**
             * @description How many files it has
             * @example 1
             */
            fileCount: number;
            /**
             * @description Name of the first of them, without its folder
             * @example my_games.pgn.gz
             */
            fileName: string | null;
        };
        ImportPageDto: {
            /** @description Newest first */
            items: components["schemas"]["ImportSummaryDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        LichessAnswerDto: {
            /**
             * Format: date-time
             * @description Start of the request
             * @example 2026-05-01T18:31:00.000Z
             */
            at: string;
            /**
             * @description Method and path
             * @example GET /api/user/knightly_otter
             */
            request: string;
            /**
             * @description HTTP status; absent without an answer
             * @example 200
             */
            status?: number;
            /**
             * @description ok or the name of the fault
             * @example ok
             */
            outcome: string;
            /**
             * @description Until the answer was read to its end or given up, milliseconds
             * @example 212
             */
            durationMs: number;
        };
        GateDto: {
            /**
             * @description Process that talks to Lichess
             * @example study-room/4711/1f0a2b3c
             */
            holder: string | null;
            /**
             * Format: date-time
             * @description Since when that process does; null when nobody talks to Lichess
             * @example 2026-05-01T18:31:00.000Z
             */
            heldSince: string | null;
            /**
             * Format: date-time
             * @description Lichess asked for quiet until then
             * @example null
             */
            pausedUntil: string | null;
            /**
             * @description Answers 429 in a row; each one doubles the pause
             * @example 0
             */
            strikes: number;
            /** @description The last answers, newest first */
            lastAnswers: components["schemas"]["LichessAnswerDto"][];
        };
        QueueDto: {
            /**
             * @description Name of the queue
             * @example lichess
             * @enum {string}
             */
            name: "lichess" | "ingest" | "analysis" | "maintenance";
            /**
             * @description True: no worker takes jobs of it
             * @example false
             */
            paused: boolean;
            /**
             * @description Jobs that could start now
             * @example 12
             */
            waiting: number;
            /**
             * @description Jobs that wait for their time, such as a repeat
             * @example 1
             */
            delayed: number;
            /**
             * @description Jobs in hand of some worker
             * @example 1
             */
            active: number;
            /**
             * @description Dead letters: jobs that failed for good
             * @example 2
             */
            dead: number;
            /**
             * @description Age of the oldest job that could start now, milliseconds; null when none waits
             * @example 45200
             */
            oldestWaitingMs: number | null;
        };
        WorkerDto: {
            /**
             * @description Host, process number and a random part
             * @example study-room/4711/1f0a2b3c
             */
            name: string;
            /**
             * @description What it does
             * @example [
             *       "scheduler",
             *       "ingestion",
             *       "analysis"
             *     ]
             */
            roles: string[];
            /**
             * @description Its version of Rookery
             * @example 0.1.0
             */
            version: string;
            /**
             * Format: date-time
             * @description When it started
             * @example 2026-05-01T18:00:00.000Z
             */
            since: string;
            /**
             * Format: date-time
             * @description Last sign of life
             * @example 2026-05-01T18:31:05.001Z
             */
            seenAt: string;
        };
        JobsOverviewDto: {
            /**
             * @description Where the queues are kept
             * @example postgres
             * @enum {string}
             */
            transport: "postgres" | "redis";
            /** @description All queues there are */
            queues: components["schemas"]["QueueDto"][];
            /** @description Processes that gave a sign of life lately */
            workers: components["schemas"]["WorkerDto"][];
        };
        JobFailureDto: {
            /**
             * @description Queue of the job
             * @example lichess
             * @enum {string}
             */
            queue: "lichess" | "ingest" | "analysis" | "maintenance";
            /**
             * @description What it is called and what it is about
             * @example sync-player/12
             */
            jobId: string;
            /**
             * @description What kind of job it is
             * @example sync-player
             */
            name: string;
            /**
             * @description retrying: it starts again by itself; dead: a dead letter, waits to be put back
             * @example dead
             * @enum {string}
             */
            state: "retrying" | "dead";
            /**
             * @description Failed attempts in a row; 0 when it was just put back
             * @example 8
             */
            attempts: number;
            /**
             * @description The latest error
             * @example Lichess knows no player "knightly_otter"
             */
            message: string;
            /**
             * Format: date-time
             * @description First failed attempt since it last succeeded
             * @example 2026-05-01T18:30:00.412Z
             */
            firstFailedAt: string;
            /**
             * Format: date-time
             * @description Latest failed attempt
             * @example 2026-05-01T18:41:09.001Z
             */
            lastFailedAt: string;
        };
        JobFailurePageDto: {
            /** @description Newest failure first */
            items: components["schemas"]["JobFailureDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        ErrorLinkDto: {
            /**
             * @description Name of the error
             * @example LichessError
             */
            name: string;
            /**
             * @description What it says; secrets are hidden
             * @example Lichess knows no player "knightly_otter"
             */
            message: string;
        };
        AttemptErrorDto: {
            /**
             * Format: date-time
             * @description When the attempt failed
             * @example 2026-05-01T18:41:09.001Z
             */
            at: string;
            /** @description The error, then what caused it, and so on */
            chain: components["schemas"]["ErrorLinkDto"][];
        };
        JobFailureDetailDto: {
            /**
             * @description Queue of the job
             * @example lichess
             * @enum {string}
             */
            queue: "lichess" | "ingest" | "analysis" | "maintenance";
            /**
             * @description What it is called and what it is about
             * @example sync-player/12
             */
            jobId: string;
            /**
             * @description What kind of job it is
             * @example sync-player
             */
            name: string;
            /**
             * @description retrying: it starts again by itself; dead: a dead letter, waits to be put back
             * @example dead
             * @enum {string}
             */
            state: "retrying" | "dead";
            /**
             * @description Failed attempts in a row; 0 when it was just put back
             * @example 8
             */
            attempts: number;
            /**
             * @description The latest error
             * @example Lichess knows no player "knightly_otter"
             */
            message: string;
            /**
             * Format: date-time
             * @description First failed attempt since it last succeeded
             * @example 2026-05-01T18:30:00.412Z
             */
            firstFailedAt: string;
            /**
             * Format: date-time
             * @description Latest failed attempt
             * @example 2026-05-01T18:41:09.001Z
             */
            lastFailedAt: string;
            /**
             * @description What it was asked to do
             * @example {
             *       "runId": 12
             *     }
             */
            payload: {
                [key: string]: unknown;
            } | null;
            /** @description The last ten failed attempts, oldest first */
            errors: components["schemas"]["AttemptErrorDto"][];
        };
        RetryBody: {
            /**
             * @description Only those of this queue
             * @example lichess
             * @enum {string}
             */
            queue?: "lichess" | "ingest" | "analysis" | "maintenance";
            /**
             * @description Only the job with this id
             * @example sync-player/12
             */
            jobId?: string;
            /**
             * @description Only this kind of job
             * @example sync-player
             */
            name?: string;
            /**
             * @description Only those with this text in the latest error or in the id, in any case
             * @example timeout
             */
            search?: string;
            /**
             * @description true: all there are, unless another field says which
             * @example true
             */
            all?: boolean;
        };
        RetryDto: {
            /**
             * @description Dead letters put back into their queues
             * @example 3
             */
            replayed: number;
        };
        PipelineDto: {
            /**
             * @description Name of the pipeline
             * @example sync-due-players
             */
            name: string;
            /**
             * @description What it is for
             * @example Reads what is new of every player who is due, the home player first.
             */
            title: string;
            /**
             * @description One after the other
             * @example [
             *       "sync"
             *     ]
             */
            stages: ("sync" | "replay" | "analyse" | "profiles" | "tidy")[];
            /** @description Newest run, active or not */
            lastRun: components["schemas"]["RunDto"] | null;
        };
        PipelinesDto: {
            /** @description All pipelines there are */
            items: components["schemas"]["PipelineDto"][];
        };
        ScheduleDto: {
            /**
             * @description Name of the schedule
             * @example daily
             */
            name: string;
            /**
             * @description orchestrate, or the name of a pipeline
             * @example daily
             */
            action: string;
            /**
             * @description When, as a cron expression in UTC
             * @example 30 3 * * *
             */
            cron: string;
            /**
             * @description Nothing happens while it is off
             * @example true
             */
            enabled: boolean;
            /**
             * @description What becomes of moments that passed while nothing ran: skip drops them, once makes up for all with one tick, all makes up for each
             * @example once
             * @enum {string}
             */
            catchUp: "skip" | "once" | "all";
            /**
             * Format: date-time
             * @description Moments up to this one are dealt with
             */
            consideredAt: string;
            /**
             * Format: date-time
             * @description Moment of the last tick
             */
            lastTickAt: string | null;
            /**
             * @description Last run it started or found under way
             * @example 30
             */
            lastRunId: number | null;
            /**
             * @description What came of the last tick
             * @example started daily, run 30
             */
            lastOutcome: string | null;
            /**
             * Format: date-time
             * @description Null while it is off
             */
            nextTickAt: string | null;
        };
        SchedulesDto: {
            /** @description All schedules, by name */
            items: components["schemas"]["ScheduleDto"][];
        };
        ScheduleBody: {
            /**
             * @description orchestrate, or the name of a pipeline
             * @example daily
             */
            action?: string;
            /**
             * @description When, as a cron expression in UTC
             * @example 0 *\/2 * * *
             */
            cron?: string;
            /**
             * @description Off keeps it from happening
             * @example true
             */
            enabled?: boolean;
            /**
             * @description What becomes of moments that passed while nothing ran
             * @example once
             * @enum {string}
             */
            catchUp?: "skip" | "once" | "all";
        };
        TickDto: {
            /**
             * @description Name of the schedule
             * @example daily
             */
            schedule: string;
            /**
             * Format: date-time
             * @description The moment by its cron expression
             */
            dueAt: string;
            /**
             * Format: date-time
             * @description When it was acted upon
             */
            tickedAt: string;
            /**
             * @description Process that did it
             * @example study-room/4711/1f0a2b3c
             */
            tickedBy: string;
            /**
             * @description What came of it
             * @example started daily, run 30
             */
            outcome: string;
            /**
             * @description Run it started or found under way
             * @example 30
             */
            runId: number | null;
        };
        TicksDto: {
            /** @description Newest first */
            items: components["schemas"]["TickDto"][];
        };
        FanOutDto: {
            /**
             * @description Name of the pipeline
             * @example sync-due-players
             */
            pipeline: string;
            /**
             * @description What there is to do for it, in words
             * @example 1 player is due
             */
            why: string;
        };
        PlanItemDto: {
            /**
             * @description Player whose history is read
             * @example knightly_otter
             */
            playerId: string;
            /**
             * @description True when dueAt has come
             * @example true
             */
            isDue: boolean;
            /**
             * Format: date-time
             * @description When the next reading is due
             * @example 2026-05-01T18:30:00.000Z
             */
            dueAt: string;
            /**
             * @description Stored games that were being played at the last look; the reading asks for them again
             * @example 2
             */
            openGames: number;
            /**
             * @description Why then, in words
             * @example home player, last read 24 min ago
             */
            why: string;
        };
        PlanDto: {
            /**
             * Format: date-time
             * @description The moment it is made for
             * @example 2026-05-01T18:30:00.000Z
             */
            at: string;
            /**
             * @description Players whose history is due
             * @example 1
             */
            due: number;
            /** @description What the next tick starts */
            fanOuts: components["schemas"]["FanOutDto"][];
            /** @description Whose turn comes next, in order */
            next: components["schemas"]["PlanItemDto"][];
        };
        AnalysisRequestDto: {
            /**
             * @description Nodes the engine searches per position; default: ENGINE_NODES. Lichess takes about a million.
             * @example 1000000
             */
            nodes?: number;
            /**
             * @description Evaluate anew although evaluations are there
             * @example false
             */
            again?: boolean;
        };
        EngineDto: {
            /**
             * @description Name the engine gives itself
             * @example Stockfish WASM
             */
            name: string;
            /**
             * @description Version the engine gives itself; empty when it says none
             * @example 19
             */
            version: string;
            /**
             * @description Network it evaluates with
             * @example nn-1111cefa1111.nnue
             */
            net: string;
            /**
             * @description First 16 hexadecimal digits of the SHA-256 of the program
             * @example 0123456789abcdef
             */
            build: string;
            /**
             * @description Nodes per position
             * @example 100000
             */
            nodes: number;
            /**
             * @description Lines per position
             * @example 1
             */
            multipv: number;
            /**
             * @description Hash table, megabytes
             * @example 16
             */
            hashMb: number;
        };
        OpenTaskDto: {
            /**
             * @description running: a process has the game in hand; a long game waits between its parts
             * @example running
             * @enum {string}
             */
            state: "waiting" | "running";
            /**
             * @description Run it belongs to
             * @example 42
             */
            runId: number;
        };
        PluginResultDto: {
            /**
             * @description Name of the plugin
             * @example largest-swing
             */
            plugin: string;
            /**
             * @description Version of the plugin
             * @example 1
             */
            version: number;
            /**
             * @description unsupported: the game lacks what the plugin needs
             * @example done
             * @enum {string}
             */
            state: "done" | "failed" | "unsupported";
            /** @description GET /api/analysis/plugins describes each metric */
            metrics: {
                [key: string]: unknown;
            } | null;
            /**
             * @description Why it failed or is not supported
             * @example null
             */
            message: string | null;
            /**
             * @description Version of the formulas behind the metrics
             * @example 1
             */
            formulaVersion: number;
            /**
             * @description Run it was made in
             * @example 41
             */
            runId: number | null;
            /**
             * Format: date-time
             * @description When it was made
             */
            computedAt: string;
        };
        AnalysisReportDto: {
            /**
             * @description Game it is about
             * @example a1B2c3D4
             */
            gameId: string;
            /**
             * @description waiting, running: nothing is there yet; unsupported: the engine does not play the variant, what needs no engine is there
             * @example done
             * @enum {string}
             */
            state: "waiting" | "running" | "done" | "failed" | "unsupported";
            /**
             * @description Why it failed or is not supported
             * @example null
             */
            message: string | null;
            /**
             * @description Whose evaluations
             * @example engine
             * @enum {string|null}
             */
            source: "engine" | "lichess" | null;
            /**
             * @description Number of the engine with its settings; null unless the source is engine
             * @example 1
             */
            profileId: number | null;
            /** @description Null unless the source is engine */
            engine: components["schemas"]["EngineDto"] | null;
            /**
             * @description SHA-256 of variant, start position and moves
             * @example e3b0c44298fc1c149afbf4c8996fb924
             */
            movesSha256: string;
            /**
             * @description Half-moves that were analysed or will be
             * @example 62
             */
            plies: number;
            /**
             * @description Positions searched for this game
             * @example 51
             */
            evaluated: number;
            /**
             * @description Positions known from other games
             * @example 11
             */
            cached: number;
            /**
             * @description Nodes searched
             * @example 5100321
             */
            engineNodes: number;
            /**
             * @description Time the engine took, milliseconds
             * @example 7012
             */
            engineMs: number;
            /**
             * @description Version of the formulas
             * @example 1
             */
            formulaVersion: number;
            /**
             * @description Run it was made in
             * @example 41
             */
            runId: number | null;
            /**
             * Format: date-time
             * @description When it ended; null until then
             */
            analysedAt: string | null;
            /**
             * @description The game has changed since; this is true of what it was
             * @example false
             */
            outdated: boolean;
            /**
             * @description What is still to be done, also beside what is there already
             * @example null
             */
            open: components["schemas"]["OpenTaskDto"] | null;
            /**
             * @description Whose metrics these are: the side of `player`; null for both, as { white, black }
             * @example null
             * @enum {string|null}
             */
            side: "white" | "black" | null;
            /** @description What each plugin found, by name */
            plugins: components["schemas"]["PluginResultDto"][];
        };
        LichessPlyDto: {
            /**
             * @description Centipawns from White's side, after the move
             * @example 25
             */
            cp: number | null;
            /**
             * @description Moves to mate; positive: White mates
             * @example null
             */
            mate: number | null;
            /**
             * @description Best move in this position, UCI; Lichess names it only where another one was played
             * @example b8c6
             */
            best: string | null;
            /**
             * @description Inaccuracy, Mistake or Blunder
             * @example null
             */
            judgment: string | null;
        };
        PlyDto: {
            /**
             * @description Half-moves played; 0 is the start position, which has no move
             * @example 17
             */
            ply: number;
            /**
             * @description The move in SAN
             * @example Nf3
             */
            san: string | null;
            /**
             * @description The move in UCI; castling is king takes rook in chess960 only
             * @example g1f3
             */
            uci: string | null;
            /**
             * @description Centipawns from White's side, after the move
             * @example 31
             */
            cp: number | null;
            /**
             * @description Moves to mate; positive: White mates, 0: mated
             * @example null
             */
            mate: number | null;
            /**
             * @description Best move in this position, UCI
             * @example b8c6
             */
            best: string | null;
            /**
             * @description Expected line, UCI
             * @example b8c6 f1b5 a7a6
             */
            pv: string | null;
            /**
             * @description Depth the search reached
             * @example 18
             */
            depth: number | null;
            /**
             * @description Nodes searched when the engine told this
             * @example 100021
             */
            nodes: number | null;
            /**
             * @description Who said so: the engine for this game, an earlier search of the same position, Lichess, or the rules of chess
             * @example engine
             * @enum {string|null}
             */
            source: "engine" | "cache" | "lichess" | "rules" | null;
            /**
             * @description Inaccuracy, Mistake or Blunder
             * @example null
             */
            judgment: string | null;
            /**
             * @description Centipawns lost, as counted for acpl
             * @example 0
             */
            lossCp: number | null;
            /**
             * @description Accuracy of the move, percent
             * @example 99.1
             */
            accuracy: number | null;
            /**
             * @description Centiseconds on the mover's clock after the move
             * @example 28900
             */
            clockCs: number | null;
            /**
             * @description Centiseconds the mover took
             * @example 340
             */
            thinkCs: number | null;
            /** @description Lichess's own analysis, where the game carries it */
            lichess: components["schemas"]["LichessPlyDto"] | null;
        };
        PliesDto: {
            /**
             * @description The game has changed since; this is what it was
             * @example false
             */
            outdated: boolean;
            /** @description In playing order, the start position first */
            items: components["schemas"]["PlyDto"][];
        };
        PluginDto: {
            /**
             * @description Name of the plugin: lower-case words joined by hyphens
             * @example largest-swing
             */
            name: string;
            /**
             * @description Version of the plugin; for a new one all games are computed anew
             * @example 1
             */
            version: number;
            /**
             * @description What it is for, one sentence
             * @example The move that changed the chances most.
             */
            description: string;
            /**
             * @description What it works with beyond the moves: evaluations, clocks
             * @example [
             *       "evaluations"
             *     ]
             */
            needs: string[];
            /** @description Metrics by name: type, unit, description */
            metrics: {
                [key: string]: unknown;
            };
            /**
             * @description Comes with Rookery
             * @example true
             */
            builtIn: boolean;
            /**
             * @description Why it cannot be used
             * @example null
             */
            problem: string | null;
        };
        PluginsDto: {
            /** @description All plugins, also those that cannot be used */
            items: components["schemas"]["PluginDto"][];
        };
        BatchRequestDto: {
            /**
             * @description Only games of this player; all without
             * @example knightly_otter
             */
            player?: string;
            /**
             * @description Only games of this speed
             * @example blitz
             * @enum {string}
             */
            speed?: "ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence";
            /**
             * @description true: only rated games; false: only casual ones
             * @example true
             */
            rated?: boolean;
            /**
             * Format: date-time
             * @description Only games begun at this time or later
             * @example 2025-01-01
             */
            since?: string;
            /**
             * Format: date-time
             * @description Only games begun before this time
             * @example 2026-01-01T00:00:00Z
             */
            until?: string;
            /**
             * @description ECO code, or the beginning of one or of a name
             * @example B12
             */
            opening?: string;
            /**
             * @description Only games the player had this side in
             * @example white
             * @enum {string}
             */
            color?: "white" | "black";
            /**
             * @description From the player's side
             * @example win
             * @enum {string}
             */
            result?: "win" | "draw" | "loss";
            /**
             * @description Only games of the player against this one
             * @example rookwarden
             */
            opponent?: string;
            /**
             * @description Nodes per position; games searched with fewer are searched again. Default: ENGINE_NODES
             * @example 1000000
             */
            nodes?: number;
            /**
             * @description Plugins whose results are wanted: games that have them are skipped. All unless told
             * @example [
             *       "move-quality"
             *     ]
             */
            plugins?: string[];
            /**
             * @description Games at most, the newest first. Without, a batch of more than 100,000 games ends at once with the error too-many-games
             * @example 10000
             */
            maxGames?: number;
        };
        BatchWishesDto: {
            /**
             * @description Whose games
             * @example knightly_otter
             */
            player?: string;
            /**
             * @description Only games of this speed
             * @example blitz
             * @enum {string}
             */
            speed?: "ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence";
            /**
             * @description true: only rated games; false: only casual ones
             * @example true
             */
            rated?: boolean;
            /**
             * Format: date-time
             * @description Begun at this time or later
             */
            since?: string;
            /**
             * Format: date-time
             * @description Begun before this time
             */
            until?: string;
            /**
             * @description ECO code, or the beginning of one or of a name
             * @example B12
             */
            opening?: string;
            /**
             * @description Only games the player had this side in
             * @example white
             * @enum {string}
             */
            color?: "white" | "black";
            /**
             * @description Only games with this result, from the player's side
             * @example win
             * @enum {string}
             */
            result?: "win" | "draw" | "loss";
            /**
             * @description Only games against this player
             * @example rookwarden
             */
            opponent?: string;
            /**
             * @description Nodes per position
             * @example 1000000
             */
            nodes?: number;
            /**
             * @description Plugins whose results are wanted
             * @example [
             *       "move-quality"
             *     ]
             */
            plugins?: string[];
            /**
             * @description Games at most, the newest
             * @example 10000
             */
            maxGames?: number;
        };
        SkippedGamesDto: {
            /**
             * @description They had all that is wanted
             * @example 9
             */
            analysed: number;
            /**
             * @description They are not over or have no moves
             * @example 2
             */
            notAnalysable: number;
            /**
             * @description The engine does not play their variant
             * @example 1
             */
            unsupported: number;
            /**
             * @description They were deleted meanwhile
             * @example 0
             */
            vanished: number;
            /**
             * @description The batch was cancelled before
             * @example 0
             */
            cancelled: number;
        };
        BatchDto: {
            /**
             * @description Number of the batch, and of its run
             * @example 51
             */
            id: number;
            /**
             * @description Who asked for it; null once the user was deleted
             * @example 2
             */
            userId: number | null;
            /**
             * @description planning: its games are being chosen; done, failed and cancelled are final
             * @example running
             * @enum {string}
             */
            state: "planning" | "queued" | "running" | "paused" | "done" | "failed" | "cancelled";
            /**
             * @description How it stands, one sentence
             * @example 1,300 of 4,510 games have ended
             */
            message: string;
            /**
             * @description What ended it: cancelled, parts-failed (every game failed), too-many-games or planning-failed
             * @example null
             */
            error: string | null;
            /** @description What was asked for */
            request: components["schemas"]["BatchWishesDto"];
            /** @description Games selected; null until they are chosen */
            total: number | null;
            /**
             * @description Games whose analysis is stored
             * @example 1298
             */
            done: number;
            /**
             * @description GET /api/analysis-batches/{id}/failures says why
             * @example 1
             */
            failed: number;
            /**
             * @description Games that are not analysed
             * @example 12
             */
            skipped: number;
            /** @description Games that are not analysed, by reason */
            skippedBecause: components["schemas"]["SkippedGamesDto"];
            /**
             * @description Per cent of the games to be analysed that has ended; never falls, 100 only once the last one is stored
             * @example 28
             */
            progress: number;
            /**
             * @description By the speed since it began or was resumed; null while nobody can say
             * @example 16052
             */
            secondsLeft: number | null;
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-05-01T18:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When work on it began; null until then
             * @example 2026-05-01T18:30:00.412Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it ended, one way or the other; null until then
             * @example null
             */
            completedAt: string | null;
        };
        BatchPageDto: {
            /** @description Newest first */
            items: components["schemas"]["BatchDto"][];
            /** @description For the next page; absent on the last one */
            nextCursor?: string;
        };
        BatchFailureDto: {
            /**
             * @description Its turn in the batch
             * @example 17
             */
            place: number;
            /**
             * @description Game it is about
             * @example a1B2c3D4
             */
            gameId: string;
            /**
             * @description unsupported: the engine does not play the variant
             * @example failed
             * @enum {string}
             */
            state: "failed" | "unsupported";
            /**
             * @description Why, one sentence
             * @example The engine did not answer within 10 s
             */
            reason: string;
            /**
             * Format: date-time
             * @description When its analysis ended
             * @example 2026-05-01T18:31:05.001Z
             */
            endedAt: string;
        };
        BatchFailuresDto: {
            /** @description In their turn */
            items: components["schemas"]["BatchFailureDto"][];
            /** @description For the next page; absent on the last one */
            nextCursor?: string;
        };
        CrawlRequestDto: {
            /**
             * @description Lichess username in any case
             * @example Knightly_Otter
             */
            player: string;
            /**
             * @description Steps from the first player; 1 unless told
             * @example 2
             */
            depth?: number;
            /**
             * @description Players at most, the first one included; 100 unless told
             * @example 50
             */
            maxPlayers?: number;
            /**
             * @description Games received of each player at most, oldest first; all unless told
             * @example 1000
             */
            maxGames?: number;
            /**
             * Format: date-time
             * @description Games created before this are neither read nor counted
             * @example 2025-01-01
             */
            since?: string;
            /**
             * @description Speeds of the games that count; all unless told
             * @example [
             *       "ultraBullet",
             *       "bullet"
             *     ]
             */
            speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
            /**
             * @description Games a player has to have with one who was read; 1 unless told
             * @example 3
             */
            minGames?: number;
            /** @description Lowest rating in the latest of these games */
            minRating?: number;
            /** @description Highest rating in the latest of these games */
            maxRating?: number;
            /**
             * @description Follow accounts with the title BOT; anonymous opponents have no account and are only counted
             * @example false
             */
            bots?: boolean;
            /**
             * @description Try accounts that were closed once more
             * @example false
             */
            closed?: boolean;
            /**
             * @description Who of a level comes first: most games together, latest game, or nearest rating
             * @example games
             * @enum {string}
             */
            priority?: "games" | "recent" | "rating";
            /** @description Players a day (UTC) at most */
            perDay?: number;
        };
        CrawlSettingsDto: {
            /**
             * @description Steps from the first player
             * @example 1
             */
            depth: number;
            /**
             * @description Players at most, the first one included
             * @example 50
             */
            maxPlayers: number;
            /**
             * @description Games of each player at most
             * @example null
             */
            maxGames: number | null;
            /**
             * @description Only games created since
             * @example 2025-01-01T00:00:00.000Z
             */
            since: string | null;
            /**
             * @description Speeds that count; none: all
             * @example []
             */
            speeds: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
            /**
             * @description Games together that it takes
             * @example 3
             */
            minGames: number;
            /**
             * @description Lowest rating
             * @example null
             */
            minRating: number | null;
            /**
             * @description Highest rating
             * @example null
             */
            maxRating: number | null;
            /**
             * @description Follow accounts with the title BOT
             * @example false
             */
            bots: boolean;
            /**
             * @description Try accounts that were closed once more
             * @example false
             */
            closed: boolean;
            /**
             * @description Who comes first
             * @example games
             * @enum {string}
             */
            priority: "games" | "recent" | "rating";
            /**
             * @description Players a day (UTC) at most
             * @example null
             */
            perDay: number | null;
        };
        CrawlLevelDto: {
            /**
             * @description Steps from the first player
             * @example 1
             */
            depth: number;
            /**
             * @description Players chosen
             * @example 49
             */
            chosen: number;
            /**
             * @description Players whose turn is still to come
             * @example 43
             */
            waiting: number;
            /**
             * @description Players who are being read
             * @example 0
             */
            fetching: number;
            /**
             * @description Players whose games are read
             * @example 6
             */
            done: number;
            /**
             * @description Players whose fetch failed for good
             * @example 0
             */
            failed: number;
            /**
             * @description Chosen, and then found to be closed or unknown
             * @example 0
             */
            gone: number;
            /**
             * @description Players not chosen, by reason: limit, few-games, rating, bot, closed, unknown
             * @example {
             *       "limit": 210
             *     }
             */
            leftOut: {
                [key: string]: number;
            };
            /**
             * @description Counted games of the level before whose opponents have no account to read, by kind: anonymous, computer, deleted
             * @example {
             *       "anonymous": 31,
             *       "computer": 4
             *     }
             */
            deadEnds: {
                [key: string]: number;
            };
            /**
             * Format: date-time
             * @description When the players of the level were chosen
             * @example 2026-05-01T18:31:05.001Z
             */
            drawnAt: string;
        };
        CrawlPlayerDto: {
            /**
             * @description Player who was found
             * @example rookwarden
             */
            playerId: string;
            /**
             * @description Steps from the first player
             * @example 1
             */
            depth: number;
            /**
             * @description Place among those found at this depth
             * @example 7
             */
            rank: number;
            /**
             * @description Player of the level before with most games together; null for the first player
             * @example knightly_otter
             */
            foundFrom: string | null;
            /**
             * @description Counted games with that player
             * @example 12
             */
            gamesTogether: number | null;
            /**
             * Format: date-time
             * @description The latest of these games
             * @example 2025-11-03T09:12:44.120Z
             */
            lastGameAt: string | null;
            /**
             * @description Rating in their latest game
             * @example 1602
             */
            rating: number | null;
            /**
             * @description Rating of the other player in it
             * @example 1640
             */
            foundRating: number | null;
            /**
             * @description How far it is with the player; skipped: left out, or found to be closed or unknown
             * @example waiting
             * @enum {string}
             */
            state: "waiting" | "fetching" | "done" | "failed" | "skipped";
            /**
             * @description Why it was left out
             * @example null
             * @enum {string|null}
             */
            skippedBecause: "limit" | "few-games" | "rating" | "bot" | "closed" | "unknown" | null;
            /**
             * @description Fetches begun
             * @example 0
             */
            attempts: number;
            /**
             * Format: date-time
             * @description Not tried before
             * @example null
             */
            retryAt: string | null;
            /**
             * @description Why the last fetch failed
             * @example null
             */
            message: string | null;
            /**
             * @description Run that reads the games
             * @example null
             */
            syncRunId: number | null;
            /**
             * Format: date-time
             * @description First fetch
             * @example null
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When it was done, failed for good or found to be closed
             * @example null
             */
            endedAt: string | null;
            /**
             * @description The choice in one sentence
             * @example 12 games with knightly_otter; place 7 at depth 1
             */
            why: string;
        };
        CrawlBudgetDto: {
            /**
             * @description Players a day at most
             * @example null
             */
            perDay: number | null;
            /**
             * @description Players begun since midnight, UTC
             * @example 7
             */
            usedToday: number;
            /**
             * Format: date-time
             * @description Next midnight, UTC
             * @example 2026-05-02T00:00:00.000Z
             */
            renewedAt: string;
        };
        CrawlHarvestDto: {
            /**
             * @description Requests made to Lichess
             * @example 21
             */
            requests: number;
            /**
             * @description Records received
             * @example 18204
             */
            received: number;
            /**
             * @description Games that were new
             * @example 17930
             */
            inserted: number;
        };
        CrawlEstimateDto: {
            /**
             * @description Players to be read, at most
             * @example 43
             */
            players: number;
            /**
             * @description Requests to Lichess
             * @example 129
             */
            requests: number;
            /**
             * @description Games to be read; those of two players of the crawl with each other count twice
             * @example 121432
             */
            games: number;
            /**
             * @description Hours at the pace of Lichess
             * @example 1.16
             */
            hours: number;
            /**
             * @description Days that the budget makes it last at least
             * @example 1
             */
            days: number;
            /**
             * @description Room the games take with their indexes, bytes
             * @example 170004800
             */
            diskBytes: number;
            /**
             * @description What the numbers rest on
             * @example [
             *       "Lichess hands out about 30 games a second."
             *     ]
             */
            basis: string[];
        };
        CrawlDto: {
            /**
             * @description Number of the run
             * @example 12
             */
            id: number;
            /**
             * @description What kind of work it is
             * @example sync
             * @enum {string}
             */
            kind: "pipeline" | "stage" | "sync" | "replay" | "analysis" | "import" | "export" | "crawl" | "profiles" | "graph";
            /**
             * @description Which pipeline or stage it is
             * @example null
             */
            name: string | null;
            /**
             * @description Run that it is a part of
             * @example null
             */
            parentId: number | null;
            /**
             * @description Player whose history is fetched
             * @example knightly_otter
             */
            playerId: string | null;
            /**
             * @description queued, running, waiting and interrupted are active: somebody works on the run or will; stopped: somebody ended it before its time
             * @example running
             * @enum {string}
             */
            state: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            /**
             * @description Why it waits or failed
             * @example null
             */
            message: string | null;
            /**
             * @description Name of the error that ended it
             * @example null
             */
            errorCode: string | null;
            /**
             * @description Units of work: games of a sync, players of a crawl or of profiles, runs of a stage, stages of a pipeline; null while nobody knows
             * @example 4521
             */
            total: number | null;
            /**
             * @description Units that ended well
             * @example 1299
             */
            finished: number;
            /**
             * @description Units that ended badly
             * @example 1
             */
            failed: number;
            /**
             * @description Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows
             * @example 28
             */
            percent: number | null;
            /**
             * Format: date-time
             * @description Until when it waits
             * @example null
             */
            waitingUntil: string | null;
            /**
             * @description Who asked for it
             * @example api
             */
            startedBy: string;
            /**
             * @description Number of the user who asked for it over HTTP; null for commands, schedules and parts of other runs
             * @example 2
             */
            userId: number | null;
            /**
             * @description Reads the whole history again, not only what is new
             * @example false
             */
            fullHistory: boolean;
            /**
             * @description Stops after so many games
             * @example null
             */
            maxGames: number | null;
            /**
             * Format: date-time
             * @description Reads games created before this
             * @example 2026-05-01T18:30:00.000Z
             */
            untilAt: string | null;
            /**
             * Format: date-time
             * @description Reads games created at this time or later; null: from the first one
             * @example null
             */
            sinceAt: string | null;
            /**
             * Format: date-time
             * @description Where it stands: creation of the newest game stored
             * @example 2025-11-03T09:12:44.120Z
             */
            cursorAt: string | null;
            /**
             * @description Records received; always inserted + updated + unchanged + rejected
             * @example 1300
             */
            received: number;
            /**
             * @description Records that became a new game, or profile
             * @example 1290
             */
            inserted: number;
            /**
             * @description Records that changed a stored one
             * @example 2
             */
            updated: number;
            /**
             * @description Records that said nothing new
             * @example 7
             */
            unchanged: number;
            /**
             * @description Records kept aside
             * @example 1
             */
            rejected: number;
            /**
             * @description Requests made to Lichess
             * @example 2
             */
            requests: number;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Finished games stored at the end
             * @example null
             */
            storedGames: number | null;
            /**
             * @description Remarks for the reader
             * @example []
             */
            notes: string[];
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-05-01T18:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When work on it began; null until then
             * @example 2026-05-01T18:30:00.412Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Last sign of life
             * @example 2026-05-01T18:31:05.001Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ended; null until then
             * @example null
             */
            finishedAt: string | null;
            /** @description Rules it goes by */
            settings: components["schemas"]["CrawlSettingsDto"];
            /**
             * @description What is to become of it
             * @example go
             * @enum {string}
             */
            wish: "go" | "pause" | "stop";
            /** @description Levels drawn up so far, the first player's own first */
            levels: components["schemas"]["CrawlLevelDto"][];
            /** @description Who is being read right now */
            reading: components["schemas"]["CrawlPlayerDto"] | null;
            /** @description Those whose turn comes next, in order */
            next: components["schemas"]["CrawlPlayerDto"][];
            /** @description Players it may begin in a day */
            budget: components["schemas"]["CrawlBudgetDto"];
            /** @description What its players brought so far */
            harvest: components["schemas"]["CrawlHarvestDto"];
            /** @description What the players chosen so far will still be */
            left: components["schemas"]["CrawlEstimateDto"];
        };
        CrawlRunDto: {
            /**
             * @description Number of the run
             * @example 12
             */
            id: number;
            /**
             * @description What kind of work it is
             * @example sync
             * @enum {string}
             */
            kind: "pipeline" | "stage" | "sync" | "replay" | "analysis" | "import" | "export" | "crawl" | "profiles" | "graph";
            /**
             * @description Which pipeline or stage it is
             * @example null
             */
            name: string | null;
            /**
             * @description Run that it is a part of
             * @example null
             */
            parentId: number | null;
            /**
             * @description Player whose history is fetched
             * @example knightly_otter
             */
            playerId: string | null;
            /**
             * @description queued, running, waiting and interrupted are active: somebody works on the run or will; stopped: somebody ended it before its time
             * @example running
             * @enum {string}
             */
            state: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            /**
             * @description Why it waits or failed
             * @example null
             */
            message: string | null;
            /**
             * @description Name of the error that ended it
             * @example null
             */
            errorCode: string | null;
            /**
             * @description Units of work: games of a sync, players of a crawl or of profiles, runs of a stage, stages of a pipeline; null while nobody knows
             * @example 4521
             */
            total: number | null;
            /**
             * @description Units that ended well
             * @example 1299
             */
            finished: number;
            /**
             * @description Units that ended badly
             * @example 1
             */
            failed: number;
            /**
             * @description Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows
             * @example 28
             */
            percent: number | null;
            /**
             * Format: date-time
             * @description Until when it waits
             * @example null
             */
            waitingUntil: string | null;
            /**
             * @description Who asked for it
             * @example api
             */
            startedBy: string;
            /**
             * @description Number of the user who asked for it over HTTP; null for commands, schedules and parts of other runs
             * @example 2
             */
            userId: number | null;
            /**
             * @description Reads the whole history again, not only what is new
             * @example false
             */
            fullHistory: boolean;
            /**
             * @description Stops after so many games
             * @example null
             */
            maxGames: number | null;
            /**
             * Format: date-time
             * @description Reads games created before this
             * @example 2026-05-01T18:30:00.000Z
             */
            untilAt: string | null;
            /**
             * Format: date-time
             * @description Reads games created at this time or later; null: from the first one
             * @example null
             */
            sinceAt: string | null;
            /**
             * Format: date-time
             * @description Where it stands: creation of the newest game stored
             * @example 2025-11-03T09:12:44.120Z
             */
            cursorAt: string | null;
            /**
             * @description Records received; always inserted + updated + unchanged + rejected
             * @example 1300
             */
            received: number;
            /**
             * @description Records that became a new game, or profile
             * @example 1290
             */
            inserted: number;
            /**
             * @description Records that changed a stored one
             * @example 2
             */
            updated: number;
            /**
             * @description Records that said nothing new
             * @example 7
             */
            unchanged: number;
            /**
             * @description Records kept aside
             * @example 1
             */
            rejected: number;
            /**
             * @description Requests made to Lichess
             * @example 2
             */
            requests: number;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Finished games stored at the end
             * @example null
             */
            storedGames: number | null;
            /**
             * @description Remarks for the reader
             * @example []
             */
            notes: string[];
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-05-01T18:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When work on it began; null until then
             * @example 2026-05-01T18:30:00.412Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Last sign of life
             * @example 2026-05-01T18:31:05.001Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ended; null until then
             * @example null
             */
            finishedAt: string | null;
            /** @description Rules it goes by */
            settings: components["schemas"]["CrawlSettingsDto"];
            /**
             * @description What is to become of it
             * @example go
             * @enum {string}
             */
            wish: "go" | "pause" | "stop";
        };
        CrawlPageDto: {
            /** @description Newest first */
            items: components["schemas"]["CrawlRunDto"][];
            /**
             * @description Pass it on as cursor; absent on the last page
             * @example Y3Jhd2xz
             */
            nextCursor?: string;
        };
        CrawlPlayersDto: {
            /** @description By depth and place */
            items: components["schemas"]["CrawlPlayerDto"][];
            /**
             * @description Pass it on as cursor; absent on the last page
             * @example Y3Jhd2w
             */
            nextCursor?: string;
        };
        ExportRequestDto: {
            /**
             * @description Only games of this player; all without
             * @example knightly_otter
             */
            player?: string;
            /**
             * @description Only games of this speed
             * @example blitz
             * @enum {string}
             */
            speed?: "ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence";
            /**
             * @description true: only rated games; false: only casual ones
             * @example true
             */
            rated?: boolean;
            /**
             * Format: date-time
             * @description Only games begun at this time or later
             * @example 2025-01-01
             */
            since?: string;
            /**
             * Format: date-time
             * @description Only games begun before this time
             * @example 2026-01-01T00:00:00Z
             */
            until?: string;
            /**
             * @description ECO code, or the beginning of one or of a name
             * @example B12
             */
            opening?: string;
            /**
             * @description Only games the player had this side in
             * @example white
             * @enum {string}
             */
            color?: "white" | "black";
            /**
             * @description From the player's side
             * @example win
             * @enum {string}
             */
            result?: "win" | "draw" | "loss";
            /**
             * @description Only games of the player against this one
             * @example rookwarden
             */
            opponent?: string;
            /**
             * @description pgn, ndjson in the shape of Lichess, csv or parquet
             * @example pgn
             * @enum {string}
             */
            format: "pgn" | "ndjson" | "csv" | "parquet";
            /**
             * @description Whose evaluations: best is Rookery's own, else Lichess's. Default: best, for ndjson lichess
             * @example best
             * @enum {string}
             */
            evals?: "none" | "lichess" | "own" | "best";
            /**
             * @description Clocks; true unless told
             * @example true
             */
            clocks?: boolean;
            /**
             * @description Parquet: also a table of the positions the engine evaluated
             * @example false
             */
            plies?: boolean;
            /**
             * @description pgn, ndjson, csv: pack the file with gzip
             * @example true
             */
            compress?: boolean;
        };
        ExportedFileDto: {
            /**
             * @description For the parameter path of GET /api/exports/{id}/file
             * @example knightly_otter.pgn.gz
             */
            path: string;
            /**
             * @description Size of the file, bytes
             * @example 760112
             */
            bytes: number;
        };
        ExportDto: {
            /**
             * @description Number of the run
             * @example 12
             */
            id: number;
            /**
             * @description What kind of work it is
             * @example sync
             * @enum {string}
             */
            kind: "pipeline" | "stage" | "sync" | "replay" | "analysis" | "import" | "export" | "crawl" | "profiles" | "graph";
            /**
             * @description Which pipeline or stage it is
             * @example null
             */
            name: string | null;
            /**
             * @description Run that it is a part of
             * @example null
             */
            parentId: number | null;
            /**
             * @description Player whose history is fetched
             * @example knightly_otter
             */
            playerId: string | null;
            /**
             * @description queued, running, waiting and interrupted are active: somebody works on the run or will; stopped: somebody ended it before its time
             * @example running
             * @enum {string}
             */
            state: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            /**
             * @description Why it waits or failed
             * @example null
             */
            message: string | null;
            /**
             * @description Name of the error that ended it
             * @example null
             */
            errorCode: string | null;
            /**
             * @description Units of work: games of a sync, players of a crawl or of profiles, runs of a stage, stages of a pipeline; null while nobody knows
             * @example 4521
             */
            total: number | null;
            /**
             * @description Units that ended well
             * @example 1299
             */
            finished: number;
            /**
             * @description Units that ended badly
             * @example 1
             */
            failed: number;
            /**
             * @description Per cent that has ended; never falls, 100 only when the run is done, null while nobody knows
             * @example 28
             */
            percent: number | null;
            /**
             * Format: date-time
             * @description Until when it waits
             * @example null
             */
            waitingUntil: string | null;
            /**
             * @description Who asked for it
             * @example api
             */
            startedBy: string;
            /**
             * @description Number of the user who asked for it over HTTP; null for commands, schedules and parts of other runs
             * @example 2
             */
            userId: number | null;
            /**
             * @description Reads the whole history again, not only what is new
             * @example false
             */
            fullHistory: boolean;
            /**
             * @description Stops after so many games
             * @example null
             */
            maxGames: number | null;
            /**
             * Format: date-time
             * @description Reads games created before this
             * @example 2026-05-01T18:30:00.000Z
             */
            untilAt: string | null;
            /**
             * Format: date-time
             * @description Reads games created at this time or later; null: from the first one
             * @example null
             */
            sinceAt: string | null;
            /**
             * Format: date-time
             * @description Where it stands: creation of the newest game stored
             * @example 2025-11-03T09:12:44.120Z
             */
            cursorAt: string | null;
            /**
             * @description Records received; always inserted + updated + unchanged + rejected
             * @example 1300
             */
            received: number;
            /**
             * @description Records that became a new game, or profile
             * @example 1290
             */
            inserted: number;
            /**
             * @description Records that changed a stored one
             * @example 2
             */
            updated: number;
            /**
             * @description Records that said nothing new
             * @example 7
             */
            unchanged: number;
            /**
             * @description Records kept aside
             * @example 1
             */
            rejected: number;
            /**
             * @description Requests made to Lichess
             * @example 2
             */
            requests: number;
            /**
             * @description Finished games by Lichess's own count
             * @example 4521
             */
            accountGames: number | null;
            /**
             * @description Finished games stored at the end
             * @example null
             */
            storedGames: number | null;
            /**
             * @description Remarks for the reader
             * @example []
             */
            notes: string[];
            /**
             * Format: date-time
             * @description When it was asked for
             * @example 2026-05-01T18:30:00.000Z
             */
            requestedAt: string;
            /**
             * Format: date-time
             * @description When work on it began; null until then
             * @example 2026-05-01T18:30:00.412Z
             */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description Last sign of life
             * @example 2026-05-01T18:31:05.001Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ended; null until then
             * @example null
             */
            finishedAt: string | null;
            /**
             * @description What was asked for
             * @example {
             *       "format": "pgn",
             *       "selection": {
             *         "player": "knightly_otter",
             *         "filter": {
             *           "speed": "blitz"
             *         }
             *       },
             *       "evals": "best",
             *       "clocks": true,
             *       "plies": false,
             *       "compress": true
             *     }
             */
            request: {
                [key: string]: unknown;
            };
            /** @description Empty until they are whole; kept for a week */
            files: components["schemas"]["ExportedFileDto"][];
        };
        ExportPageDto: {
            /** @description Newest first */
            items: components["schemas"]["ExportDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        EdgeDto: {
            /**
             * @description Games together, also those whose outcome is unknown
             * @example 7
             */
            games: number;
            /**
             * @description Games the player asked about won
             * @example 4
             */
            wins: number;
            /**
             * @description Games that were drawn
             * @example 1
             */
            draws: number;
            /**
             * @description Games the player asked about lost
             * @example 2
             */
            losses: number;
            /**
             * @description Speed of the games
             * @example blitz
             * @enum {string}
             */
            speed: "ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence";
            /**
             * @description true: rated games; false: casual ones
             * @example true
             */
            rated: boolean;
            /**
             * Format: date-time
             * @description Their first game
             * @example 2024-01-02T10:00:00.000Z
             */
            firstAt: string;
            /**
             * Format: date-time
             * @description Their last game
             * @example 2026-03-04T10:00:00.000Z
             */
            lastAt: string;
        };
        NeighbourDto: {
            /**
             * @description Games together, also those whose outcome is unknown
             * @example 7
             */
            games: number;
            /**
             * @description Games the player asked about won
             * @example 4
             */
            wins: number;
            /**
             * @description Games that were drawn
             * @example 1
             */
            draws: number;
            /**
             * @description Games the player asked about lost
             * @example 2
             */
            losses: number;
            /**
             * @description The opponent
             * @example rookwarden
             */
            player: string;
            /** @description All they did at the speeds that count, whatever the period or the ratings */
            edges: components["schemas"]["EdgeDto"][];
        };
        NeighboursDto: {
            /**
             * Format: date-time
             * @description The moment whose games are answered from
             * @example 2026-05-01T18:30:00.000Z
             */
            asOf: string;
            /**
             * @description Player asked about
             * @example knightly_otter
             */
            player: string;
            /**
             * @description Opponents there are, on all pages
             * @example 1
             */
            total: number;
            /** @description Most games first */
            items: components["schemas"]["NeighbourDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        ScoreDto: {
            /**
             * @description Games together, also those whose outcome is unknown
             * @example 7
             */
            games: number;
            /**
             * @description Games the player asked about won
             * @example 4
             */
            wins: number;
            /**
             * @description Games that were drawn
             * @example 1
             */
            draws: number;
            /**
             * @description Games the player asked about lost
             * @example 2
             */
            losses: number;
        };
        ByColorDto: {
            /** @description Games with White */
            white: components["schemas"]["ScoreDto"];
            /** @description Games with Black */
            black: components["schemas"]["ScoreDto"];
        };
        YearScoreDto: {
            /**
             * @description Year in which the games began, UTC
             * @example 2026
             */
            year: number;
            /** @description Games of that year */
            score: components["schemas"]["ScoreDto"];
        };
        ExpectationDto: {
            /**
             * @description Games with a result and both ratings
             * @example 7
             */
            games: number;
            /**
             * @description A win 1, a draw a half
             * @example 4.5
             */
            points: number;
            /**
             * @description Points the ratings let expect
             * @example 3.6
             */
            expected: number;
            /**
             * @description Chance of such a score or a worse one, 0 to 1
             * @example 0.71
             */
            chanceOfWorse: number;
            /**
             * @description Chance of such a score or a better one, 0 to 1
             * @example 0.29
             */
            chanceOfBetter: number;
        };
        NetworkGameDto: {
            /**
             * @description For GET /api/games/{id}
             * @example a1B2c3D4
             */
            id: string;
            /**
             * Format: date-time
             * @description When the game began
             * @example 2026-03-04T10:00:00.000Z
             */
            createdAt: string;
            /**
             * @description Speed of the game
             * @example blitz
             * @enum {string}
             */
            speed: "ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence";
            /**
             * @description Counted for ratings
             * @example true
             */
            rated: boolean;
            /**
             * @description Who had White
             * @example knightly_otter
             */
            white: string;
            /**
             * @description Who had Black
             * @example rookwarden
             */
            black: string;
            /**
             * @description Rating of White before the game
             * @example 1812
             */
            whiteRating: number | null;
            /**
             * @description Rating of Black before the game
             * @example 1840
             */
            blackRating: number | null;
            /**
             * @description How the game ended, as Lichess says
             * @example resign
             */
            status: string;
            /**
             * @description Null for a draw and where nobody knows; status says which
             * @example white
             * @enum {string|null}
             */
            winner: "white" | "black" | null;
        };
        HeadToHeadDto: {
            /**
             * Format: date-time
             * @description The moment whose games are answered from
             * @example 2026-05-01T18:30:00.000Z
             */
            asOf: string;
            /**
             * @description The first player, from whose side all is said
             * @example knightly_otter
             */
            player: string;
            /**
             * @description The other player
             * @example rookwarden
             */
            opponent: string;
            /** @description All games that count */
            total: components["schemas"]["ScoreDto"];
            /**
             * @description Scores by speed; only speeds that were played
             * @example {
             *       "blitz": {
             *         "games": 7,
             *         "wins": 4,
             *         "draws": 1,
             *         "losses": 2
             *       }
             *     }
             */
            bySpeed: {
                [key: string]: unknown;
            };
            /** @description Rated games */
            rated: components["schemas"]["ScoreDto"];
            /** @description Casual games */
            casual: components["schemas"]["ScoreDto"];
            /** @description By the side the first player had */
            byColor: components["schemas"]["ByColorDto"];
            /** @description By year, in UTC */
            byYear: components["schemas"]["YearScoreDto"][];
            /** @description Results against what ratings let expect */
            expectation: components["schemas"]["ExpectationDto"];
            /**
             * Format: date-time
             * @description When the first of these games began; null without games
             * @example 2024-01-02T10:00:00.000Z
             */
            firstAt: string | null;
            /**
             * Format: date-time
             * @description When the last of these games began; null without games
             * @example 2026-03-04T10:00:00.000Z
             */
            lastAt: string | null;
            /** @description The newest 20 */
            games: components["schemas"]["NetworkGameDto"][];
        };
        HopDto: {
            /**
             * @description Where the hop begins
             * @example knightly_otter
             */
            from: string;
            /**
             * @description Where the hop ends
             * @example rookwarden
             */
            to: string;
            /** @description The newest ones that make the hop; in a chain of wins `from` won */
            games: components["schemas"]["NetworkGameDto"][];
        };
        ChainDto: {
            /**
             * Format: date-time
             * @description The moment whose games are answered from
             * @example 2026-05-01T18:30:00.000Z
             */
            asOf: string;
            /**
             * @description Where the chain begins
             * @example knightly_otter
             */
            from: string;
            /**
             * @description Where the chain ends
             * @example rookwarden
             */
            to: string;
            /**
             * @description What makes a hop: a game, or a win
             * @example wins
             * @enum {string}
             */
            by: "games" | "wins";
            /**
             * @description Number of hops; null when no chain leads there
             * @example 1
             */
            length: number | null;
            /**
             * @description Both ends included; empty when there is none
             * @example [
             *       "knightly_otter",
             *       "rookwarden"
             *     ]
             */
            players: string[];
            /** @description From player to player, in order */
            hops: components["schemas"]["HopDto"][];
        };
        DistanceCountDto: {
            /**
             * @description Number of hops
             * @example 2
             */
            distance: number;
            /**
             * @description Players at this distance
             * @example 4100
             */
            players: number;
        };
        DistanceDto: {
            /**
             * @description Player at this distance
             * @example tidy_heron
             */
            player: string;
            /**
             * @description Hops of a shortest chain to the player asked about
             * @example 2
             */
            distance: number;
            /**
             * @description The next one on a shortest chain; GET /api/graph/chain has its games
             * @example rookwarden
             */
            via: string | null;
        };
        DistancesDto: {
            /**
             * Format: date-time
             * @description The moment whose games are answered from
             * @example 2026-05-01T18:30:00.000Z
             */
            asOf: string;
            /**
             * @description Chains lead from everybody to this player
             * @example knightly_otter
             */
            player: string;
            /**
             * @description What makes a hop: a game, or a win
             * @example games
             * @enum {string}
             */
            by: "games" | "wins";
            /** @description How many players there are at each distance */
            histogram: components["schemas"]["DistanceCountDto"][];
            /**
             * @description Players from whom no chain leads there
             * @example 12
             */
            unreachable: number;
            /** @description Nearest first */
            items: components["schemas"]["DistanceDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        OpponentDto: {
            /**
             * @description Who it is
             * @example rookwarden
             */
            opponent: string;
            /** @description What the player did against them */
            score: components["schemas"]["ScoreDto"];
            /** @description The player's results against what ratings let expect */
            expectation: components["schemas"]["ExpectationDto"];
            /** @description 0 to 1: how sure it is that it is not luck, had nobody else been compared */
            confidence: number;
            /** @description How many of the opponents compared would look like this by luck alone; below 1 it is more than luck */
            byLuck: number;
            /** @description The newest 3 */
            games: components["schemas"]["NetworkGameDto"][];
        };
        RivalDto: {
            /**
             * @description Who it is
             * @example rookwarden
             */
            opponent: string;
            /** @description What the player did against them */
            score: components["schemas"]["ScoreDto"];
            /**
             * @description Points the two took from each other: twice those of who has fewer
             * @example 5
             */
            contested: number;
            /** @description The newest 3 */
            games: components["schemas"]["NetworkGameDto"][];
        };
        OpponentsDto: {
            /**
             * Format: date-time
             * @description The moment whose games are answered from
             * @example 2026-05-01T18:30:00.000Z
             */
            asOf: string;
            /**
             * @description Player asked about
             * @example knightly_otter
             */
            player: string;
            /** @description Did better against the player than ratings let expect; surest first */
            nemeses: components["schemas"]["OpponentDto"][];
            /** @description The reverse */
            victims: components["schemas"]["OpponentDto"][];
            /** @description Close, and often; most contested points first */
            rivals: components["schemas"]["RivalDto"][];
        };
        GraphRunBody: {
            /**
             * @description Only games of these speeds
             * @example [
             *       "blitz",
             *       "rapid"
             *     ]
             */
            speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
            /**
             * @description true: only rated games; false: only casual ones
             * @example true
             */
            rated?: boolean;
            /**
             * Format: date-time
             * @description Only games begun at this time or later
             * @example 2025-01-01
             */
            since?: string;
            /**
             * Format: date-time
             * @description Only games begun before this time
             * @example 2026-01-01T00:00:00Z
             */
            until?: string;
            /**
             * @description Only games whose two ratings differ by so many points at least
             * @example 200
             */
            minRatingGap?: number;
            /**
             * @description true: only games that the lower rated side won
             * @example false
             */
            upsets?: boolean;
            /**
             * @description So many games, or wins where wins are asked for, make an edge; 1 unless told
             * @example 3
             */
            minGames?: number;
            /**
             * @description structure: components, opponents, cores, clustering; pagerank: of wins; strength: from results alone; communities; layout
             * @example communities
             * @enum {string}
             */
            kind: "structure" | "pagerank" | "strength" | "communities" | "layout";
            /**
             * @description Where chance begins, in communities and layouts; 1 unless told
             * @example 1
             */
            seed?: number;
            /**
             * @description layout: how many players are drawn; 2000 unless told
             * @example 500
             */
            players?: number;
            /**
             * @description communities: above 1 gives more and smaller ones; 1 unless told
             * @example 1.5
             */
            resolution?: number;
        };
        GraphResultDto: {
            /**
             * @description Its number: the run that computed it
             * @example 44
             */
            runId: number;
            /**
             * @description What was computed
             * @example strength
             * @enum {string}
             */
            kind: "structure" | "pagerank" | "strength" | "communities" | "layout";
            /**
             * @description Which games counted, times in milliseconds since 1970, and options of the kind
             * @example {
             *       "filter": {
             *         "speeds": [
             *           "blitz"
             *         ],
             *         "rated": true
             *       }
             *     }
             */
            parameters: {
                [key: string]: unknown;
            };
            /**
             * @description Where chance began
             * @example 1
             */
            seed: number;
            /**
             * @description Version of the algorithm
             * @example 1
             */
            algorithm: number;
            /**
             * Format: date-time
             * @description The moment whose games were counted
             * @example 2026-05-01T18:30:00.000Z
             */
            asOf: string;
            /**
             * @description Players with a game that counts
             * @example 4521
             */
            players: number;
            /**
             * @description Pairs of them with a game that counts
             * @example 18077
             */
            edges: number;
            /**
             * @description By kind. structure: components, opponents with a histogram, clustering, cores. pagerank, strength: iterations and whether they converged. communities: modularity, the largest ones with members, bridges with the edges they rest on. layout: how many players are drawn.
             * @example {
             *       "iterations": 48,
             *       "converged": true,
             *       "mean": 1500
             *     }
             */
            summary: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it was stored
             * @example 2026-05-01T18:30:07.120Z
             */
            madeAt: string;
        };
        GraphResultPageDto: {
            /** @description Newest first */
            items: components["schemas"]["GraphResultDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        NominalRatingDto: {
            /**
             * @description Rating before the game it stands in
             * @example 1812
             */
            rating: number;
            /**
             * @description Speed of the game it stands in
             * @example blitz
             * @enum {string}
             */
            speed: "ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence";
            /**
             * Format: date-time
             * @description Of the game it stands in
             * @example 2026-04-30T21:12:00.000Z
             */
            at: string;
        };
        RankDto: {
            /**
             * @description Player who has the place
             * @example knightly_otter
             */
            player: string;
            /**
             * @description From 1 on
             * @example 1
             */
            place: number;
            /**
             * @description structure, layout: opponents; pagerank: together 1; strength: rating points; communities: its number
             * @example 1790.25
             */
            value: number;
            /**
             * @description structure: games, component, core, clustering; pagerank: wins, losses; strength: error, games; communities: opponents; layout: x, y
             * @example {
             *       "error": 31.4,
             *       "games": 260
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /** @description strength: the last rating in a stored game of the speeds that count; null for who has none */
            rating?: components["schemas"]["NominalRatingDto"] | null;
        };
        RankPageDto: {
            /** @description The result the places are those of */
            result: components["schemas"]["GraphResultDto"];
            /** @description By place */
            items: components["schemas"]["RankDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        PasswordSignInBody: {
            /**
             * @description Name of the account, in any case
             * @example Otter
             */
            name: string;
            /** @description Its password */
            password: string;
        };
        LinkSignInBody: {
            /** @description What follows ?link= in a sign-in link */
            link: string;
        };
        InvitationSignInBody: {
            /** @description What follows ?invitation= in an invitation */
            invitation: string;
            /**
             * @description Name of the new account
             * @example Otter
             */
            name: string;
            /** @description At least 12 characters */
            password: string;
        };
        AccountDto: {
            /**
             * @description Number of the user
             * @example 2
             */
            id: number;
            /**
             * @description Name to sign in with
             * @example Otter
             */
            name: string;
            /**
             * @description A viewer looks, a member also starts work, an owner also runs the server
             * @example member
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /**
             * @description Can sign in with a password
             * @example true
             */
            hasPassword: boolean;
            /**
             * @description Lichess accounts that are the user’s own
             * @example [
             *       "knightly_otter"
             *     ]
             */
            players: string[];
            /**
             * Format: date-time
             * @description When the user was made
             * @example 2026-05-01T18:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last sign-in
             * @example 2026-05-01T18:30:00.000Z
             */
            signedInAt: string | null;
            /**
             * Format: date-time
             * @description May not sign in since
             * @example null
             */
            disabledAt: string | null;
            /**
             * @description What this session or token may do at most
             * @example write
             * @enum {string}
             */
            scope: "read" | "write" | "admin";
            /**
             * @description How it is known who asks: a browser that is signed in, or a token
             * @example session
             * @enum {string}
             */
            via: "session" | "token";
        };
        PasswordBody: {
            /** @description The present password, where there is one */
            current?: string;
            /** @description At least 12 characters */
            password: string;
        };
        SessionDto: {
            /**
             * @description Number of the session
             * @example 5
             */
            id: number;
            /**
             * @description Number of the user who is signed in
             * @example 2
             */
            userId: number;
            /**
             * @description How it began
             * @example password
             * @enum {string}
             */
            method: "link" | "password" | "invitation" | "lichess";
            /**
             * @description Where it was last used from
             * @example 192.0.2.7
             */
            address: string | null;
            /**
             * @description What the browser calls itself
             * @example Mozilla/5.0
             */
            agent: string | null;
            /**
             * Format: date-time
             * @description When it began
             * @example 2026-05-01T18:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last used, to the minute
             * @example 2026-05-01T18:30:00.000Z
             */
            seenAt: string;
            /**
             * @description The one that asks
             * @example true
             */
            current: boolean;
        };
        SessionPageDto: {
            /** @description Newest first */
            items: components["schemas"]["SessionDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        TokenDto: {
            /**
             * @description Number of the token
             * @example 7
             */
            id: number;
            /**
             * @description For whom it acts
             * @example 2
             */
            userId: number;
            /**
             * @description Name of that user
             * @example Otter
             */
            userName: string;
            /**
             * @description What it is for
             * @example nightly export
             */
            name: string;
            /**
             * @description How far it reaches, never further than the role of the user
             * @example write
             * @enum {string}
             */
            scope: "read" | "write" | "admin";
            /**
             * Format: date-time
             * @description When it was made
             * @example 2026-05-01T18:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute
             * @example null
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself; null: never
             * @example null
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was taken back; null while it holds
             * @example null
             */
            revokedAt: string | null;
        };
        TokenPageDto: {
            /** @description Newest first, without their secrets */
            items: components["schemas"]["TokenDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        NewTokenBody: {
            /**
             * @description What it is for
             * @example nightly export
             */
            name: string;
            /**
             * @description How far it reaches: never further than your role
             * @example read
             * @enum {string}
             */
            scope: "read" | "write" | "admin";
            /**
             * @description It ends by itself after so many days; never without
             * @example 90
             */
            expiresInDays?: number;
        };
        MadeTokenDto: {
            /**
             * @description Number of the token
             * @example 7
             */
            id: number;
            /**
             * @description For whom it acts
             * @example 2
             */
            userId: number;
            /**
             * @description Name of that user
             * @example Otter
             */
            userName: string;
            /**
             * @description What it is for
             * @example nightly export
             */
            name: string;
            /**
             * @description How far it reaches, never further than the role of the user
             * @example write
             * @enum {string}
             */
            scope: "read" | "write" | "admin";
            /**
             * Format: date-time
             * @description When it was made
             * @example 2026-05-01T18:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute
             * @example null
             */
            lastUsedAt: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself; null: never
             * @example null
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description When it was taken back; null while it holds
             * @example null
             */
            revokedAt: string | null;
            /**
             * @description The token itself; it is never shown again
             * @example rk_...
             */
            secret: string;
        };
        UserDto: {
            /**
             * @description Number of the user
             * @example 2
             */
            id: number;
            /**
             * @description Name to sign in with
             * @example Otter
             */
            name: string;
            /**
             * @description A viewer looks, a member also starts work, an owner also runs the server
             * @example member
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /**
             * @description Can sign in with a password
             * @example true
             */
            hasPassword: boolean;
            /**
             * @description Lichess accounts that are the user’s own
             * @example [
             *       "knightly_otter"
             *     ]
             */
            players: string[];
            /**
             * Format: date-time
             * @description When the user was made
             * @example 2026-05-01T18:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last sign-in
             * @example 2026-05-01T18:30:00.000Z
             */
            signedInAt: string | null;
            /**
             * Format: date-time
             * @description May not sign in since
             * @example null
             */
            disabledAt: string | null;
        };
        UserPageDto: {
            /** @description Newest first */
            items: components["schemas"]["UserDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        UserChangeBody: {
            /**
             * @description Another role
             * @example viewer
             * @enum {string}
             */
            role?: "owner" | "member" | "viewer";
            /**
             * @description true: may not sign in, all sessions end, and tokens hold no more until it is false again
             * @example false
             */
            disabled?: boolean;
        };
        InvitationDto: {
            /**
             * @description Number of the invitation
             * @example 3
             */
            id: number;
            /**
             * @description Role of the account that comes of it
             * @example member
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /**
             * @description For whom it is
             * @example for the otter
             */
            note: string | null;
            /**
             * @description User who invited
             * @example 1
             */
            createdBy: number | null;
            /**
             * Format: date-time
             * @description When it was made
             * @example 2026-05-01T18:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself
             * @example 2026-05-08T18:30:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it was taken up; null until then
             * @example null
             */
            usedAt: string | null;
            /**
             * @description User that came of it
             * @example null
             */
            usedBy: number | null;
            /**
             * Format: date-time
             * @description When it was taken back; null if it was not
             * @example null
             */
            revokedAt: string | null;
        };
        InvitationPageDto: {
            /** @description Newest first, without their links */
            items: components["schemas"]["InvitationDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        NewInvitationBody: {
            /**
             * @description Role of the account that comes of it
             * @example member
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /**
             * @description For whom it is, as a note
             * @example for the otter
             */
            note?: string;
        };
        MadeInvitationDto: {
            /**
             * @description Number of the invitation
             * @example 3
             */
            id: number;
            /**
             * @description Role of the account that comes of it
             * @example member
             * @enum {string}
             */
            role: "owner" | "member" | "viewer";
            /**
             * @description For whom it is
             * @example for the otter
             */
            note: string | null;
            /**
             * @description User who invited
             * @example 1
             */
            createdBy: number | null;
            /**
             * Format: date-time
             * @description When it was made
             * @example 2026-05-01T18:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself
             * @example 2026-05-08T18:30:00.000Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When it was taken up; null until then
             * @example null
             */
            usedAt: string | null;
            /**
             * @description User that came of it
             * @example null
             */
            usedBy: number | null;
            /**
             * Format: date-time
             * @description When it was taken back; null if it was not
             * @example null
             */
            revokedAt: string | null;
            /**
             * @description To be sent to one person; it is never shown again
             * @example https://rookery.example/sign-in?invitation=ri_...
             */
            link: string;
        };
        AuditEntryDto: {
            /**
             * @description Number of the entry
             * @example 40
             */
            id: number;
            /**
             * Format: date-time
             * @description When it was done
             * @example 2026-05-01T18:30:00.000Z
             */
            at: string;
            /**
             * @description Null: the command line or the server
             * @example 2
             */
            userId: number | null;
            /**
             * @description Name of that user
             * @example Otter
             */
            userName: string | null;
            /**
             * @description How it is known who it was; sign-in: somebody signed in, or tried to
             * @example token
             * @enum {string}
             */
            via: "session" | "token" | "command" | "sign-in" | "server";
            /**
             * @description What was done
             * @example POST /api/crawls
             */
            action: string;
            /**
             * @description To what
             * @example /api/crawls
             */
            subject: string | null;
            /**
             * @description How it ended, where that is not well
             * @example null
             */
            outcome: string | null;
            /**
             * @description Address it came from, where there is one
             * @example 192.0.2.7
             */
            address: string | null;
        };
        AuditPageDto: {
            /** @description Newest first */
            items: components["schemas"]["AuditEntryDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
        LivenessDto: {
            /**
             * @description Always up: a process that is not does not answer
             * @example up
             * @enum {string}
             */
            status: "up";
        };
        HealthCheckDto: {
            /**
             * @description What is looked at
             * @example database
             */
            name: string;
            /**
             * @description It is fine
             * @example true
             */
            ok: boolean;
            /** @description Why it is not fine */
            error?: string;
        };
        ReadinessDto: {
            /**
             * @description True when all checks are fine
             * @example true
             */
            ready: boolean;
            /** @description One for each thing the process cannot work without */
            checks: components["schemas"]["HealthCheckDto"][];
        };
        GameSummaryDto: {
            /**
             * @description 8 characters of Lichess, upper and lower case matter; x and 23 hexadecimal digits for others
             * @example a1B2c3D4
             */
            id: string;
            /**
             * @description Counted for ratings
             * @example true
             */
            rated: boolean;
            /**
             * @description Variant, by its key at Lichess
             * @example standard
             */
            variant: string;
            /**
             * @description By the clock, also for variants: ultraBullet to correspondence
             * @example blitz
             */
            speed: string;
            /**
             * @description Rating pool
             * @example blitz
             */
            perf: string;
            /**
             * @description How the game came about, as Lichess says
             * @example pool
             */
            source: string | null;
            /**
             * @description created and started: still being played; all others are final
             * @example resign
             */
            status: string;
            /**
             * @description Null for a draw, an open, aborted or unclear game
             * @example white
             * @enum {string|null}
             */
            winner: "white" | "black" | null;
            /**
             * @description open: being played; none: aborted or never started; unknown: ended without a clear result
             * @example white
             * @enum {string}
             */
            result: "white" | "black" | "draw" | "open" | "none" | "unknown";
            /**
             * Format: date-time
             * @description Pairing; what lists are sorted by
             * @example 2025-11-03T09:12:44.120Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description Last move, which may be long before the end of the game
             * @example 2025-11-03T09:18:02.733Z
             */
            lastMoveAt: string;
            /** @description Both sides */
            players: components["schemas"]["SidesDto"];
            /** @description Null for a game without a clock */
            clock: components["schemas"]["ClockDto"] | null;
            /**
             * @description Correspondence games
             * @example null
             */
            daysPerTurn: number | null;
            /** @description Null where the source names none */
            opening: components["schemas"]["OpeningDto"] | null;
            /**
             * @description Moves in SAN with spaces between
             * @example e4 c6 d4 d5 e5 Bf5
             */
            moves: string;
            /**
             * @description Half-moves played
             * @example 6
             */
            plies: number;
            /**
             * @description Lichess has analysed the game
             * @example true
             */
            analysed: boolean;
        };
        GamePageDto: {
            /** @description In the order asked for */
            items: components["schemas"]["GameSummaryDto"][];
            /** @description Give it back as cursor for the next page; absent on the last one */
            nextCursor?: string;
        };
    };
    responses: {
        /** @description Bad Request */
        UnreadableAddress: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Bad Request",
                 *       "detail": "The address is not a valid one.",
                 *       "suggestions": [
                 *         "Mend the request; /docs describes every route with examples."
                 *       ],
                 *       "status": 400,
                 *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description Forbidden */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Forbidden",
                 *       "detail": "Cross-origin request blocked",
                 *       "suggestions": [
                 *         "Send the request from the pages of this server itself, or from a program that is not a browser."
                 *       ],
                 *       "status": 403,
                 *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description Payload Too Large */
        BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Payload Too Large",
                 *       "detail": "Request body is too large",
                 *       "suggestions": [
                 *         "Send a smaller body: 100 kB is the limit."
                 *       ],
                 *       "status": 413,
                 *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description URI Too Long */
        AddressTooLong: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "URI Too Long",
                 *       "detail": "A part of the path is too long.",
                 *       "suggestions": [
                 *         "Shorten the address: no part of the path may have more than 100 characters."
                 *       ],
                 *       "status": 414,
                 *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description Unsupported Media Type */
        UnsupportedBody: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Unsupported Media Type",
                 *       "detail": "The body has to be JSON.",
                 *       "suggestions": [
                 *         "Send the body as JSON with the header content-type: application/json."
                 *       ],
                 *       "status": 415,
                 *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description Too many requests */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-many-requests",
                 *       "title": "Too many requests",
                 *       "detail": "More than 600 requests a minute. The next one will be answered in 1 s.",
                 *       "suggestions": [
                 *         "Wait as long as the header retry-after says."
                 *       ],
                 *       "status": 429,
                 *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
        /** @description Internal Server Error */
        Unexpected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "about:blank",
                 *       "title": "Internal Server Error",
                 *       "detail": "Something went wrong inside Rookery. The log has the details under the id in instance.",
                 *       "suggestions": [
                 *         "Look for the request id in the log of the server."
                 *       ],
                 *       "status": 500,
                 *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                 *     }
                 */
                "application/problem+json": components["schemas"]["ProblemDto"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listPlayers: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Beginning of the name, in any case */
                name?: string;
                /** @description What Lichess last said of the account */
                accountState?: "seen" | "open" | "closed" | "unknown";
                /** @description true: only those whose history somebody asked for; false: only the others */
                tracked?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of players; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "knightly_otter",
                     *           "name": "Knightly_Otter",
                     *           "title": null,
                     *           "flair": "nature.otter",
                     *           "patron": false,
                     *           "tracked": true,
                     *           "accountState": "open",
                     *           "accountCheckedAt": "2026-05-01T18:30:01.003Z",
                     *           "accountCreatedAt": "2019-02-11T07:45:10.000Z",
                     *           "accountSeenAt": "2026-05-01T17:59:12.000Z",
                     *           "accountGames": 4521,
                     *           "marked": false,
                     *           "formerName": "knightly_Otter",
                     *           "renamedAt": "2026-03-01T08:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PlayersDto"];
                    /**
                     * @example {
                     *       "id": "knightly_otter",
                     *       "name": "Knightly_Otter",
                     *       "title": null,
                     *       "flair": "nature.otter",
                     *       "patron": false,
                     *       "tracked": true,
                     *       "accountState": "open",
                     *       "accountCheckedAt": "2026-05-01T18:30:01.003Z",
                     *       "accountCreatedAt": "2019-02-11T07:45:10.000Z",
                     *       "accountSeenAt": "2026-05-01T17:59:12.000Z",
                     *       "accountGames": 4521,
                     *       "marked": false,
                     *       "formerName": "knightly_Otter",
                     *       "renamedAt": "2026-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["PlayerSummaryDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    addPlayer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlayerBody"];
            };
        };
        responses: {
            /** @description Was stored already */
            200: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "knightly_otter",
                     *       "name": "Knightly_Otter",
                     *       "title": null,
                     *       "flair": "nature.otter",
                     *       "patron": false,
                     *       "tracked": true,
                     *       "accountState": "open",
                     *       "accountCheckedAt": "2026-05-01T18:30:01.003Z",
                     *       "accountCreatedAt": "2019-02-11T07:45:10.000Z",
                     *       "accountSeenAt": "2026-05-01T17:59:12.000Z",
                     *       "accountGames": 4521,
                     *       "marked": false,
                     *       "formerName": "knightly_Otter",
                     *       "renamedAt": "2026-03-01T08:00:00.000Z",
                     *       "storedGames": 1290,
                     *       "profile": {
                     *         "perfs": {
                     *           "blitz": {
                     *             "games": 3120,
                     *             "rating": 1904,
                     *             "rd": 45,
                     *             "prog": -7
                     *           },
                     *           "rapid": {
                     *             "games": 4,
                     *             "rating": 1850,
                     *             "rd": 210,
                     *             "prog": 0,
                     *             "prov": true
                     *           }
                     *         },
                     *         "counts": {
                     *           "all": 4521,
                     *           "rated": 4100,
                     *           "win": 2200,
                     *           "loss": 2101,
                     *           "draw": 220
                     *         },
                     *         "playSeconds": 1520400,
                     *         "tvSeconds": 0,
                     *         "humanSeconds": null,
                     *         "verified": false,
                     *         "country": "NO",
                     *         "location": "By the river",
                     *         "realName": null,
                     *         "bio": "I eat fish and pawns.",
                     *         "links": null,
                     *         "fideRating": null,
                     *         "updatedAt": "2026-05-01T18:30:01.003Z"
                     *       },
                     *       "sync": {
                     *         "activeRunId": 12,
                     *         "lastRun": {
                     *           "id": 12,
                     *           "kind": "sync",
                     *           "name": null,
                     *           "parentId": null,
                     *           "playerId": "knightly_otter",
                     *           "state": "running",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 4521,
                     *           "finished": 1299,
                     *           "failed": 1,
                     *           "percent": 28,
                     *           "waitingUntil": null,
                     *           "startedBy": "api",
                     *           "userId": 2,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": "2026-05-01T18:30:00.000Z",
                     *           "sinceAt": null,
                     *           "cursorAt": "2025-11-03T09:12:44.120Z",
                     *           "received": 1300,
                     *           "inserted": 1290,
                     *           "updated": 2,
                     *           "unchanged": 7,
                     *           "rejected": 1,
                     *           "requests": 2,
                     *           "accountGames": 4521,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": null
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PlayerDto"];
                };
            };
            /** @description Was not stored before */
            201: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "knightly_otter",
                     *       "name": "Knightly_Otter",
                     *       "title": null,
                     *       "flair": "nature.otter",
                     *       "patron": false,
                     *       "tracked": true,
                     *       "accountState": "open",
                     *       "accountCheckedAt": "2026-05-01T18:30:01.003Z",
                     *       "accountCreatedAt": "2019-02-11T07:45:10.000Z",
                     *       "accountSeenAt": "2026-05-01T17:59:12.000Z",
                     *       "accountGames": 4521,
                     *       "marked": false,
                     *       "formerName": "knightly_Otter",
                     *       "renamedAt": "2026-03-01T08:00:00.000Z",
                     *       "storedGames": 1290,
                     *       "profile": {
                     *         "perfs": {
                     *           "blitz": {
                     *             "games": 3120,
                     *             "rating": 1904,
                     *             "rd": 45,
                     *             "prog": -7
                     *           },
                     *           "rapid": {
                     *             "games": 4,
                     *             "rating": 1850,
                     *             "rd": 210,
                     *             "prog": 0,
                     *             "prov": true
                     *           }
                     *         },
                     *         "counts": {
                     *           "all": 4521,
                     *           "rated": 4100,
                     *           "win": 2200,
                     *           "loss": 2101,
                     *           "draw": 220
                     *         },
                     *         "playSeconds": 1520400,
                     *         "tvSeconds": 0,
                     *         "humanSeconds": null,
                     *         "verified": false,
                     *         "country": "NO",
                     *         "location": "By the river",
                     *         "realName": null,
                     *         "bio": "I eat fish and pawns.",
                     *         "links": null,
                     *         "fideRating": null,
                     *         "updatedAt": "2026-05-01T18:30:01.003Z"
                     *       },
                     *       "sync": {
                     *         "activeRunId": 12,
                     *         "lastRun": {
                     *           "id": 12,
                     *           "kind": "sync",
                     *           "name": null,
                     *           "parentId": null,
                     *           "playerId": "knightly_otter",
                     *           "state": "running",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 4521,
                     *           "finished": 1299,
                     *           "failed": 1,
                     *           "percent": 28,
                     *           "waitingUntil": null,
                     *           "startedBy": "api",
                     *           "userId": 2,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": "2026-05-01T18:30:00.000Z",
                     *           "sinceAt": null,
                     *           "cursorAt": "2025-11-03T09:12:44.120Z",
                     *           "received": 1300,
                     *           "inserted": 1290,
                     *           "updated": 2,
                     *           "unchanged": 7,
                     *           "rejected": 1,
                     *           "requests": 2,
                     *           "accountGames": 4521,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": null
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PlayerDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getPlayer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Username in any case */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The player */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "knightly_otter",
                     *       "name": "Knightly_Otter",
                     *       "title": null,
                     *       "flair": "nature.otter",
                     *       "patron": false,
                     *       "tracked": true,
                     *       "accountState": "open",
                     *       "accountCheckedAt": "2026-05-01T18:30:01.003Z",
                     *       "accountCreatedAt": "2019-02-11T07:45:10.000Z",
                     *       "accountSeenAt": "2026-05-01T17:59:12.000Z",
                     *       "accountGames": 4521,
                     *       "marked": false,
                     *       "formerName": "knightly_Otter",
                     *       "renamedAt": "2026-03-01T08:00:00.000Z",
                     *       "storedGames": 1290,
                     *       "profile": {
                     *         "perfs": {
                     *           "blitz": {
                     *             "games": 3120,
                     *             "rating": 1904,
                     *             "rd": 45,
                     *             "prog": -7
                     *           },
                     *           "rapid": {
                     *             "games": 4,
                     *             "rating": 1850,
                     *             "rd": 210,
                     *             "prog": 0,
                     *             "prov": true
                     *           }
                     *         },
                     *         "counts": {
                     *           "all": 4521,
                     *           "rated": 4100,
                     *           "win": 2200,
                     *           "loss": 2101,
                     *           "draw": 220
                     *         },
                     *         "playSeconds": 1520400,
                     *         "tvSeconds": 0,
                     *         "humanSeconds": null,
                     *         "verified": false,
                     *         "country": "NO",
                     *         "location": "By the river",
                     *         "realName": null,
                     *         "bio": "I eat fish and pawns.",
                     *         "links": null,
                     *         "fideRating": null,
                     *         "updatedAt": "2026-05-01T18:30:01.003Z"
                     *       },
                     *       "sync": {
                     *         "activeRunId": 12,
                     *         "lastRun": {
                     *           "id": 12,
                     *           "kind": "sync",
                     *           "name": null,
                     *           "parentId": null,
                     *           "playerId": "knightly_otter",
                     *           "state": "running",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 4521,
                     *           "finished": 1299,
                     *           "failed": 1,
                     *           "percent": 28,
                     *           "waitingUntil": null,
                     *           "startedBy": "api",
                     *           "userId": 2,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": "2026-05-01T18:30:00.000Z",
                     *           "sinceAt": null,
                     *           "cursorAt": "2025-11-03T09:12:44.120Z",
                     *           "received": 1300,
                     *           "inserted": 1290,
                     *           "updated": 2,
                     *           "unchanged": 7,
                     *           "rejected": 1,
                     *           "requests": 2,
                     *           "accountGames": 4521,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": null
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PlayerDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No player "knightly_otter" is stored */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-found",
                     *       "title": "Player not found",
                     *       "status": 404,
                     *       "detail": "No player \"knightly_otter\" is stored",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    syncPlayer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Username in any case */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SyncBody"];
            };
        };
        responses: {
            /** @description The run */
            202: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "kind": "sync",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": "knightly_otter",
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 4521,
                     *       "finished": 1299,
                     *       "failed": 1,
                     *       "percent": 28,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": "2026-05-01T18:30:00.000Z",
                     *       "sinceAt": null,
                     *       "cursorAt": "2025-11-03T09:12:44.120Z",
                     *       "received": 1300,
                     *       "inserted": 1290,
                     *       "updated": 2,
                     *       "unchanged": 7,
                     *       "rejected": 1,
                     *       "requests": 2,
                     *       "accountGames": 4521,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["RunDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No player "knightly_otter" is stored */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-found",
                     *       "title": "Player not found",
                     *       "status": 404,
                     *       "detail": "No player \"knightly_otter\" is stored",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The first request with the Idempotency-Key "my-key" has not been answered yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-busy",
                     *       "title": "The first request is still at work",
                     *       "status": 409,
                     *       "detail": "The first request with the Idempotency-Key \"my-key\" has not been answered yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    readProfiles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProfilesBody"];
            };
        };
        responses: {
            /** @description The run */
            202: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 40,
                     *       "kind": "profiles",
                     *       "name": "due-profiles",
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 1200,
                     *       "finished": 600,
                     *       "failed": 0,
                     *       "percent": 50,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 600,
                     *       "inserted": 590,
                     *       "updated": 3,
                     *       "unchanged": 7,
                     *       "rejected": 0,
                     *       "requests": 2,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["RunDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The first request with the Idempotency-Key "my-key" has not been answered yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-busy",
                     *       "title": "The first request is still at work",
                     *       "status": 409,
                     *       "detail": "The first request with the Idempotency-Key \"my-key\" has not been answered yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listGames: {
        parameters: {
            query?: {
                /** @description Only games of this speed */
                speed?: "ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence";
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description ECO code, or the beginning of one or of a name, in any case */
                opening?: string;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Which games come first; newest unless told */
                order?: "newest" | "oldest";
                /** @description Games per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before, with the same order and filters */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of games, or all of them as NDJSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "a1B2c3D4",
                     *           "rated": true,
                     *           "variant": "standard",
                     *           "speed": "blitz",
                     *           "perf": "blitz",
                     *           "source": "pool",
                     *           "status": "resign",
                     *           "winner": "white",
                     *           "result": "white",
                     *           "createdAt": "2025-11-03T09:12:44.120Z",
                     *           "lastMoveAt": "2025-11-03T09:18:02.733Z",
                     *           "players": {
                     *             "white": {
                     *               "title": null,
                     *               "aiLevel": null,
                     *               "provisional": false,
                     *               "berserk": false,
                     *               "blindfold": false,
                     *               "team": null,
                     *               "id": "knightly_otter",
                     *               "name": "Knightly_Otter",
                     *               "rating": 1880,
                     *               "ratingDiff": 6,
                     *               "analysis": {
                     *                 "inaccuracies": 2,
                     *                 "mistakes": 1,
                     *                 "blunders": 0,
                     *                 "acpl": 24,
                     *                 "accuracy": 91
                     *               }
                     *             },
                     *             "black": {
                     *               "title": null,
                     *               "aiLevel": null,
                     *               "provisional": false,
                     *               "berserk": false,
                     *               "blindfold": false,
                     *               "team": null,
                     *               "id": "rookwarden",
                     *               "name": "RookWarden",
                     *               "rating": 1874,
                     *               "ratingDiff": -6,
                     *               "analysis": {
                     *                 "inaccuracies": 3,
                     *                 "mistakes": 2,
                     *                 "blunders": 1,
                     *                 "acpl": 58,
                     *                 "accuracy": 82
                     *               }
                     *             }
                     *           },
                     *           "clock": {
                     *             "initialS": 180,
                     *             "incrementS": 2,
                     *             "totalTimeS": 260
                     *           },
                     *           "daysPerTurn": null,
                     *           "opening": {
                     *             "eco": "B12",
                     *             "name": "Caro-Kann Defense: Advance Variation",
                     *             "ply": 5
                     *           },
                     *           "moves": "e4 c6 d4 d5 e5 Bf5",
                     *           "plies": 6,
                     *           "analysed": true
                     *         }
                     *       ],
                     *       "nextCursor": "bi4xNzYyMTYxMTY0MTIwLmExQjJjM0Q0"
                     *     }
                     */
                    "application/json": components["schemas"]["GamePageDto"];
                    /**
                     * @example {
                     *       "id": "a1B2c3D4",
                     *       "rated": true,
                     *       "variant": "standard",
                     *       "speed": "blitz",
                     *       "perf": "blitz",
                     *       "source": "pool",
                     *       "status": "resign",
                     *       "winner": "white",
                     *       "result": "white",
                     *       "createdAt": "2025-11-03T09:12:44.120Z",
                     *       "lastMoveAt": "2025-11-03T09:18:02.733Z",
                     *       "players": {
                     *         "white": {
                     *           "title": null,
                     *           "aiLevel": null,
                     *           "provisional": false,
                     *           "berserk": false,
                     *           "blindfold": false,
                     *           "team": null,
                     *           "id": "knightly_otter",
                     *           "name": "Knightly_Otter",
                     *           "rating": 1880,
                     *           "ratingDiff": 6,
                     *           "analysis": {
                     *             "inaccuracies": 2,
                     *             "mistakes": 1,
                     *             "blunders": 0,
                     *             "acpl": 24,
                     *             "accuracy": 91
                     *           }
                     *         },
                     *         "black": {
                     *           "title": null,
                     *           "aiLevel": null,
                     *           "provisional": false,
                     *           "berserk": false,
                     *           "blindfold": false,
                     *           "team": null,
                     *           "id": "rookwarden",
                     *           "name": "RookWarden",
                     *           "rating": 1874,
                     *           "ratingDiff": -6,
                     *           "analysis": {
                     *             "inaccuracies": 3,
                     *             "mistakes": 2,
                     *             "blunders": 1,
                     *             "acpl": 58,
                     *             "accuracy": 82
                     *           }
                     *         }
                     *       },
                     *       "clock": {
                     *         "initialS": 180,
                     *         "incrementS": 2,
                     *         "totalTimeS": 260
                     *       },
                     *       "daysPerTurn": null,
                     *       "opening": {
                     *         "eco": "B12",
                     *         "name": "Caro-Kann Defense: Advance Variation",
                     *         "ply": 5
                     *       },
                     *       "moves": "e4 c6 d4 d5 e5 Bf5",
                     *       "plies": 6,
                     *       "analysed": true,
                     *       "initialFen": null,
                     *       "clocksCs": [
                     *         18003,
                     *         18003,
                     *         17891,
                     *         17912,
                     *         17755,
                     *         17640
                     *       ],
                     *       "analysis": [
                     *         {
                     *           "eval": 18
                     *         },
                     *         {
                     *           "eval": 25
                     *         },
                     *         {
                     *           "eval": 30
                     *         },
                     *         {
                     *           "eval": 27
                     *         },
                     *         {
                     *           "eval": 33
                     *         },
                     *         {
                     *           "eval": 41
                     *         }
                     *       ],
                     *       "division": {
                     *         "middle": null,
                     *         "end": null
                     *       },
                     *       "arena": null,
                     *       "swissId": null,
                     *       "imported": null,
                     *       "extra": null,
                     *       "vanishedAt": null,
                     *       "pgn": null,
                     *       "provenance": {
                     *         "firstRunId": 12,
                     *         "lastRunId": 12,
                     *         "storedAt": "2026-05-01T18:30:42.000Z",
                     *         "changedAt": "2026-05-01T18:30:42.000Z",
                     *         "exactness": 3,
                     *         "fileIds": [
                     *           0
                     *         ]
                     *       }
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["GameDetailDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getGame: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of an answer you have: if it still holds, the answer is 304 and has no body */
                "if-none-match"?: string;
            };
            path: {
                /** @description Game id, 8 characters; the 12 of one side will do */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The game */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "a1B2c3D4",
                     *       "rated": true,
                     *       "variant": "standard",
                     *       "speed": "blitz",
                     *       "perf": "blitz",
                     *       "source": "pool",
                     *       "status": "resign",
                     *       "winner": "white",
                     *       "result": "white",
                     *       "createdAt": "2025-11-03T09:12:44.120Z",
                     *       "lastMoveAt": "2025-11-03T09:18:02.733Z",
                     *       "players": {
                     *         "white": {
                     *           "title": null,
                     *           "aiLevel": null,
                     *           "provisional": false,
                     *           "berserk": false,
                     *           "blindfold": false,
                     *           "team": null,
                     *           "id": "knightly_otter",
                     *           "name": "Knightly_Otter",
                     *           "rating": 1880,
                     *           "ratingDiff": 6,
                     *           "analysis": {
                     *             "inaccuracies": 2,
                     *             "mistakes": 1,
                     *             "blunders": 0,
                     *             "acpl": 24,
                     *             "accuracy": 91
                     *           }
                     *         },
                     *         "black": {
                     *           "title": null,
                     *           "aiLevel": null,
                     *           "provisional": false,
                     *           "berserk": false,
                     *           "blindfold": false,
                     *           "team": null,
                     *           "id": "rookwarden",
                     *           "name": "RookWarden",
                     *           "rating": 1874,
                     *           "ratingDiff": -6,
                     *           "analysis": {
                     *             "inaccuracies": 3,
                     *             "mistakes": 2,
                     *             "blunders": 1,
                     *             "acpl": 58,
                     *             "accuracy": 82
                     *           }
                     *         }
                     *       },
                     *       "clock": {
                     *         "initialS": 180,
                     *         "incrementS": 2,
                     *         "totalTimeS": 260
                     *       },
                     *       "daysPerTurn": null,
                     *       "opening": {
                     *         "eco": "B12",
                     *         "name": "Caro-Kann Defense: Advance Variation",
                     *         "ply": 5
                     *       },
                     *       "moves": "e4 c6 d4 d5 e5 Bf5",
                     *       "plies": 6,
                     *       "analysed": true,
                     *       "initialFen": null,
                     *       "clocksCs": [
                     *         18003,
                     *         18003,
                     *         17891,
                     *         17912,
                     *         17755,
                     *         17640
                     *       ],
                     *       "analysis": [
                     *         {
                     *           "eval": 18
                     *         },
                     *         {
                     *           "eval": 25
                     *         },
                     *         {
                     *           "eval": 30
                     *         },
                     *         {
                     *           "eval": 27
                     *         },
                     *         {
                     *           "eval": 33
                     *         },
                     *         {
                     *           "eval": 41
                     *         }
                     *       ],
                     *       "division": {
                     *         "middle": null,
                     *         "end": null
                     *       },
                     *       "arena": null,
                     *       "swissId": null,
                     *       "imported": null,
                     *       "extra": null,
                     *       "vanishedAt": null,
                     *       "pgn": null,
                     *       "provenance": {
                     *         "firstRunId": 12,
                     *         "lastRunId": 12,
                     *         "storedAt": "2026-05-01T18:30:42.000Z",
                     *         "changedAt": "2026-05-01T18:30:42.000Z",
                     *         "exactness": 3,
                     *         "fileIds": [
                     *           0
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["GameDetailDto"];
                };
            };
            /** @description What you have still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnreadableAddress"];
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No game "a1B2c3D4" is stored */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/game-not-found",
                     *       "title": "Game not found",
                     *       "status": 404,
                     *       "detail": "No game \"a1B2c3D4\" is stored",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listPlayerGames: {
        parameters: {
            query?: {
                /** @description Only games of this speed */
                speed?: "ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence";
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description ECO code, or the beginning of one or of a name, in any case */
                opening?: string;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Which games come first; newest unless told */
                order?: "newest" | "oldest";
                /** @description Games per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before, with the same order and filters */
                cursor?: string;
                /** @description Only games the player had this side in */
                color?: "white" | "black";
                /** @description Only games with this result, from the player's side */
                result?: "win" | "draw" | "loss";
                /** @description Only games against this player, in any case */
                opponent?: string;
            };
            header?: never;
            path: {
                /** @description Username in any case */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of games, or all of them as NDJSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "a1B2c3D4",
                     *           "rated": true,
                     *           "variant": "standard",
                     *           "speed": "blitz",
                     *           "perf": "blitz",
                     *           "source": "pool",
                     *           "status": "resign",
                     *           "winner": "white",
                     *           "result": "white",
                     *           "createdAt": "2025-11-03T09:12:44.120Z",
                     *           "lastMoveAt": "2025-11-03T09:18:02.733Z",
                     *           "players": {
                     *             "white": {
                     *               "title": null,
                     *               "aiLevel": null,
                     *               "provisional": false,
                     *               "berserk": false,
                     *               "blindfold": false,
                     *               "team": null,
                     *               "id": "knightly_otter",
                     *               "name": "Knightly_Otter",
                     *               "rating": 1880,
                     *               "ratingDiff": 6,
                     *               "analysis": {
                     *                 "inaccuracies": 2,
                     *                 "mistakes": 1,
                     *                 "blunders": 0,
                     *                 "acpl": 24,
                     *                 "accuracy": 91
                     *               }
                     *             },
                     *             "black": {
                     *               "title": null,
                     *               "aiLevel": null,
                     *               "provisional": false,
                     *               "berserk": false,
                     *               "blindfold": false,
                     *               "team": null,
                     *               "id": "rookwarden",
                     *               "name": "RookWarden",
                     *               "rating": 1874,
                     *               "ratingDiff": -6,
                     *               "analysis": {
                     *                 "inaccuracies": 3,
                     *                 "mistakes": 2,
                     *                 "blunders": 1,
                     *                 "acpl": 58,
                     *                 "accuracy": 82
                     *               }
                     *             }
                     *           },
                     *           "clock": {
                     *             "initialS": 180,
                     *             "incrementS": 2,
                     *             "totalTimeS": 260
                     *           },
                     *           "daysPerTurn": null,
                     *           "opening": {
                     *             "eco": "B12",
                     *             "name": "Caro-Kann Defense: Advance Variation",
                     *             "ply": 5
                     *           },
                     *           "moves": "e4 c6 d4 d5 e5 Bf5",
                     *           "plies": 6,
                     *           "analysed": true
                     *         }
                     *       ],
                     *       "nextCursor": "bi4xNzYyMTYxMTY0MTIwLmExQjJjM0Q0"
                     *     }
                     */
                    "application/json": components["schemas"]["GamePageDto"];
                    /**
                     * @example {
                     *       "id": "a1B2c3D4",
                     *       "rated": true,
                     *       "variant": "standard",
                     *       "speed": "blitz",
                     *       "perf": "blitz",
                     *       "source": "pool",
                     *       "status": "resign",
                     *       "winner": "white",
                     *       "result": "white",
                     *       "createdAt": "2025-11-03T09:12:44.120Z",
                     *       "lastMoveAt": "2025-11-03T09:18:02.733Z",
                     *       "players": {
                     *         "white": {
                     *           "title": null,
                     *           "aiLevel": null,
                     *           "provisional": false,
                     *           "berserk": false,
                     *           "blindfold": false,
                     *           "team": null,
                     *           "id": "knightly_otter",
                     *           "name": "Knightly_Otter",
                     *           "rating": 1880,
                     *           "ratingDiff": 6,
                     *           "analysis": {
                     *             "inaccuracies": 2,
                     *             "mistakes": 1,
                     *             "blunders": 0,
                     *             "acpl": 24,
                     *             "accuracy": 91
                     *           }
                     *         },
                     *         "black": {
                     *           "title": null,
                     *           "aiLevel": null,
                     *           "provisional": false,
                     *           "berserk": false,
                     *           "blindfold": false,
                     *           "team": null,
                     *           "id": "rookwarden",
                     *           "name": "RookWarden",
                     *           "rating": 1874,
                     *           "ratingDiff": -6,
                     *           "analysis": {
                     *             "inaccuracies": 3,
                     *             "mistakes": 2,
                     *             "blunders": 1,
                     *             "acpl": 58,
                     *             "accuracy": 82
                     *           }
                     *         }
                     *       },
                     *       "clock": {
                     *         "initialS": 180,
                     *         "incrementS": 2,
                     *         "totalTimeS": 260
                     *       },
                     *       "daysPerTurn": null,
                     *       "opening": {
                     *         "eco": "B12",
                     *         "name": "Caro-Kann Defense: Advance Variation",
                     *         "ply": 5
                     *       },
                     *       "moves": "e4 c6 d4 d5 e5 Bf5",
                     *       "plies": 6,
                     *       "analysed": true,
                     *       "initialFen": null,
                     *       "clocksCs": [
                     *         18003,
                     *         18003,
                     *         17891,
                     *         17912,
                     *         17755,
                     *         17640
                     *       ],
                     *       "analysis": [
                     *         {
                     *           "eval": 18
                     *         },
                     *         {
                     *           "eval": 25
                     *         },
                     *         {
                     *           "eval": 30
                     *         },
                     *         {
                     *           "eval": 27
                     *         },
                     *         {
                     *           "eval": 33
                     *         },
                     *         {
                     *           "eval": 41
                     *         }
                     *       ],
                     *       "division": {
                     *         "middle": null,
                     *         "end": null
                     *       },
                     *       "arena": null,
                     *       "swissId": null,
                     *       "imported": null,
                     *       "extra": null,
                     *       "vanishedAt": null,
                     *       "pgn": null,
                     *       "provenance": {
                     *         "firstRunId": 12,
                     *         "lastRunId": 12,
                     *         "storedAt": "2026-05-01T18:30:42.000Z",
                     *         "changedAt": "2026-05-01T18:30:42.000Z",
                     *         "exactness": 3,
                     *         "fileIds": [
                     *           0
                     *         ]
                     *       }
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["GameDetailDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No player "knightly_otter" is stored */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-found",
                     *       "title": "Player not found",
                     *       "status": 404,
                     *       "detail": "No player \"knightly_otter\" is stored",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only runs of this player, in any case */
                player?: string;
                /** @description Only runs in this state */
                state?: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
                /** @description Only runs of this kind */
                kind?: "pipeline" | "stage" | "sync" | "replay" | "analysis" | "import" | "export" | "crawl" | "profiles" | "graph";
                /** @description Only parts of this run */
                parent?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of runs; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 12,
                     *           "kind": "sync",
                     *           "name": null,
                     *           "parentId": null,
                     *           "playerId": "knightly_otter",
                     *           "state": "running",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 4521,
                     *           "finished": 1299,
                     *           "failed": 1,
                     *           "percent": 28,
                     *           "waitingUntil": null,
                     *           "startedBy": "api",
                     *           "userId": 2,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": "2026-05-01T18:30:00.000Z",
                     *           "sinceAt": null,
                     *           "cursorAt": "2025-11-03T09:12:44.120Z",
                     *           "received": 1300,
                     *           "inserted": 1290,
                     *           "updated": 2,
                     *           "unchanged": 7,
                     *           "rejected": 1,
                     *           "requests": 2,
                     *           "accountGames": 4521,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RunPageDto"];
                    /**
                     * @example {
                     *       "id": 12,
                     *       "kind": "sync",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": "knightly_otter",
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 4521,
                     *       "finished": 1299,
                     *       "failed": 1,
                     *       "percent": 28,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": "2026-05-01T18:30:00.000Z",
                     *       "sinceAt": null,
                     *       "cursorAt": "2025-11-03T09:12:44.120Z",
                     *       "received": 1300,
                     *       "inserted": 1290,
                     *       "updated": 2,
                     *       "unchanged": 7,
                     *       "rejected": 1,
                     *       "requests": 2,
                     *       "accountGames": 4521,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["RunDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 30,
                     *       "kind": "pipeline",
                     *       "name": "sync-due-players",
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 1,
                     *       "finished": 0,
                     *       "failed": 0,
                     *       "percent": 29,
                     *       "waitingUntil": null,
                     *       "startedBy": "schedule daily",
                     *       "userId": null,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "stages": [
                     *         {
                     *           "id": 31,
                     *           "kind": "stage",
                     *           "name": "sync",
                     *           "parentId": 30,
                     *           "playerId": null,
                     *           "state": "running",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 200,
                     *           "finished": 57,
                     *           "failed": 1,
                     *           "percent": 29,
                     *           "waitingUntil": null,
                     *           "startedBy": "schedule daily",
                     *           "userId": null,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": null,
                     *           "sinceAt": null,
                     *           "cursorAt": null,
                     *           "received": 0,
                     *           "inserted": 0,
                     *           "updated": 0,
                     *           "unchanged": 0,
                     *           "rejected": 0,
                     *           "requests": 0,
                     *           "accountGames": null,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RunTreeDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no run 12 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/run-not-found",
                     *       "title": "Run not found",
                     *       "status": 404,
                     *       "detail": "There is no run 12",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    followRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 30,
                     *       "kind": "pipeline",
                     *       "name": "sync-due-players",
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 1,
                     *       "finished": 0,
                     *       "failed": 0,
                     *       "percent": 29,
                     *       "waitingUntil": null,
                     *       "startedBy": "schedule daily",
                     *       "userId": null,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "stages": [
                     *         {
                     *           "id": 31,
                     *           "kind": "stage",
                     *           "name": "sync",
                     *           "parentId": 30,
                     *           "playerId": null,
                     *           "state": "running",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 200,
                     *           "finished": 57,
                     *           "failed": 1,
                     *           "percent": 29,
                     *           "waitingUntil": null,
                     *           "startedBy": "schedule daily",
                     *           "userId": null,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": null,
                     *           "sinceAt": null,
                     *           "cursorAt": null,
                     *           "received": 0,
                     *           "inserted": 0,
                     *           "updated": 0,
                     *           "unchanged": 0,
                     *           "rejected": 0,
                     *           "requests": 0,
                     *           "accountGames": null,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "text/event-stream": components["schemas"]["RunTreeDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no run 12 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/run-not-found",
                     *       "title": "Run not found",
                     *       "status": 404,
                     *       "detail": "There is no run 12",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            /** @description You follow 10 runs already */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/too-many-streams-of-user",
                     *       "title": "You follow too much at once",
                     *       "status": 429,
                     *       "detail": "You follow 10 runs already",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listRejectedRecords: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only records this run received first or last */
                run?: number;
                /** @description Only records of this source */
                source?: string;
                /** @description true: those settled since; false (unless told): those still open */
                resolved?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 3,
                     *           "source": "lichess:knightly_otter",
                     *           "position": "line 118 of the games since 2025-11-03",
                     *           "reason": "players.white.rating is not a whole number",
                     *           "raw": "{\"id\":\"a1B2c3D4\",\"rated\":true,\"players\":{\"white\":{\"rating\":\"high\"}}}",
                     *           "rawTruncated": false,
                     *           "rawIsUtf8": true,
                     *           "rawBytes": 68,
                     *           "format": "ndjson",
                     *           "context": null,
                     *           "fileId": null,
                     *           "gameId": "a1B2c3D4",
                     *           "attempts": 1,
                     *           "firstRunId": 12,
                     *           "lastRunId": 12,
                     *           "firstSeenAt": "2026-05-01T18:30:40.000Z",
                     *           "lastSeenAt": "2026-05-01T18:30:40.000Z",
                     *           "resolvedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RejectedRecordPageDto"];
                    /**
                     * @example {
                     *       "id": 3,
                     *       "source": "lichess:knightly_otter",
                     *       "position": "line 118 of the games since 2025-11-03",
                     *       "reason": "players.white.rating is not a whole number",
                     *       "raw": "{\"id\":\"a1B2c3D4\",\"rated\":true,\"players\":{\"white\":{\"rating\":\"high\"}}}",
                     *       "rawTruncated": false,
                     *       "rawIsUtf8": true,
                     *       "rawBytes": 68,
                     *       "format": "ndjson",
                     *       "context": null,
                     *       "fileId": null,
                     *       "gameId": "a1B2c3D4",
                     *       "attempts": 1,
                     *       "firstRunId": 12,
                     *       "lastRunId": 12,
                     *       "firstSeenAt": "2026-05-01T18:30:40.000Z",
                     *       "lastSeenAt": "2026-05-01T18:30:40.000Z",
                     *       "resolvedAt": null
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["RejectedRecordDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getRejectedRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the record */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "source": "lichess:knightly_otter",
                     *       "position": "line 118 of the games since 2025-11-03",
                     *       "reason": "players.white.rating is not a whole number",
                     *       "raw": "{\"id\":\"a1B2c3D4\",\"rated\":true,\"players\":{\"white\":{\"rating\":\"high\"}}}",
                     *       "rawTruncated": false,
                     *       "rawIsUtf8": true,
                     *       "rawBytes": 68,
                     *       "format": "ndjson",
                     *       "context": null,
                     *       "fileId": null,
                     *       "gameId": "a1B2c3D4",
                     *       "attempts": 1,
                     *       "firstRunId": 12,
                     *       "lastRunId": 12,
                     *       "firstSeenAt": "2026-05-01T18:30:40.000Z",
                     *       "lastSeenAt": "2026-05-01T18:30:40.000Z",
                     *       "resolvedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["RejectedRecordDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no rejected record 3 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rejected-record-not-found",
                     *       "title": "Rejected record not found",
                     *       "status": 404,
                     *       "detail": "There is no rejected record 3",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    replayRejectedRecords: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReplayBody"];
            };
        };
        responses: {
            /** @description The run that tried them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 13,
                     *       "kind": "replay",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "done",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 4521,
                     *       "finished": 1299,
                     *       "failed": 1,
                     *       "percent": 28,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 4,
                     *       "inserted": 3,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 1,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": "2026-05-01T18:31:05.001Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RunDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no rejected record 3 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/rejected-record-not-found",
                     *       "title": "Rejected record not found",
                     *       "status": 404,
                     *       "detail": "There is no rejected record 3",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description The first request with the Idempotency-Key "my-key" has not been answered yet
             *
             *     Rejected records are being replayed already
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/replay-under-way",
                     *       "title": "A replay is under way",
                     *       "status": 409,
                     *       "detail": "Rejected records are being replayed already",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only those in this state */
                state?: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of imports; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 12,
                     *           "kind": "import",
                     *           "name": null,
                     *           "parentId": null,
                     *           "playerId": null,
                     *           "state": "done",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": null,
                     *           "finished": 712,
                     *           "failed": 1,
                     *           "percent": 100,
                     *           "waitingUntil": null,
                     *           "startedBy": "api",
                     *           "userId": 2,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": null,
                     *           "sinceAt": null,
                     *           "cursorAt": null,
                     *           "received": 713,
                     *           "inserted": 712,
                     *           "updated": 0,
                     *           "unchanged": 0,
                     *           "rejected": 1,
                     *           "requests": 0,
                     *           "accountGames": null,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": "2026-05-01T18:31:05.001Z",
                     *           "fileCount": 1,
                     *           "fileName": "my_games.pgn.gz"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportPageDto"];
                    /**
                     * @example {
                     *       "id": 12,
                     *       "kind": "import",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "done",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": null,
                     *       "finished": 712,
                     *       "failed": 1,
                     *       "percent": 100,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 713,
                     *       "inserted": 712,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 1,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": "2026-05-01T18:31:05.001Z",
                     *       "fileCount": 1,
                     *       "fileName": "my_games.pgn.gz"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["ImportSummaryDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    importFile: {
        parameters: {
            query?: {
                /** @description Name of the file; "upload" unless told */
                name?: string;
                /** @description true: do not check the moves by the rules */
                trusted?: boolean;
            };
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The file itself */
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The run that imports it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "kind": "import",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "done",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": null,
                     *       "finished": 712,
                     *       "failed": 1,
                     *       "percent": 100,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 713,
                     *       "inserted": 712,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 1,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": "2026-05-01T18:31:05.001Z",
                     *       "files": [
                     *         {
                     *           "received": 713,
                     *           "inserted": 712,
                     *           "updated": 0,
                     *           "unchanged": 0,
                     *           "rejected": 1,
                     *           "fileId": 4,
                     *           "name": "my_games.pgn.gz",
                     *           "format": "pgn",
                     *           "compression": "gzip",
                     *           "bytes": 760112,
                     *           "checked": true,
                     *           "state": "done",
                     *           "message": null,
                     *           "endedAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The first request with the Idempotency-Key "my-key" has not been answered yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-busy",
                     *       "title": "The first request is still at work",
                     *       "status": 409,
                     *       "detail": "The first request with the Idempotency-Key \"my-key\" has not been answered yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The file is larger than 2000000000 bytes */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/upload-too-large",
                     *       "title": "The file is too large",
                     *       "status": 413,
                     *       "detail": "The file is larger than 2000000000 bytes",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            415: components["responses"]["UnsupportedBody"];
            /**
             * @description The Idempotency-Key "my-key" was sent with another request before
             *
             *     games.pdf is neither PGN nor NDJSON nor CSV
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/unreadable-file",
                     *       "title": "The file holds no games",
                     *       "status": 422,
                     *       "detail": "games.pdf is neither PGN nor NDJSON nor CSV",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "kind": "import",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "done",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": null,
                     *       "finished": 712,
                     *       "failed": 1,
                     *       "percent": 100,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 713,
                     *       "inserted": 712,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 1,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": "2026-05-01T18:31:05.001Z",
                     *       "files": [
                     *         {
                     *           "received": 713,
                     *           "inserted": 712,
                     *           "updated": 0,
                     *           "unchanged": 0,
                     *           "rejected": 1,
                     *           "fileId": 4,
                     *           "name": "my_games.pgn.gz",
                     *           "format": "pgn",
                     *           "compression": "gzip",
                     *           "bytes": 760112,
                     *           "checked": true,
                     *           "state": "done",
                     *           "message": null,
                     *           "endedAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no import 12 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/import-not-found",
                     *       "title": "Import not found",
                     *       "status": 404,
                     *       "detail": "There is no import 12",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getLichess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description State of the gate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "holder": "study-room/4711/1f0a2b3c",
                     *       "heldSince": "2026-05-01T18:31:00.000Z",
                     *       "pausedUntil": null,
                     *       "strikes": 0,
                     *       "lastAnswers": [
                     *         {
                     *           "at": "2026-05-01T18:30:00.500Z",
                     *           "request": "GET /api/user/knightly_otter",
                     *           "status": 200,
                     *           "outcome": "ok",
                     *           "durationMs": 212
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GateDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getJobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Queues and processes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "transport": "postgres",
                     *       "queues": [
                     *         {
                     *           "name": "lichess",
                     *           "paused": false,
                     *           "waiting": 12,
                     *           "delayed": 1,
                     *           "active": 1,
                     *           "dead": 2,
                     *           "oldestWaitingMs": 45200
                     *         }
                     *       ],
                     *       "workers": [
                     *         {
                     *           "name": "study-room/4711/1f0a2b3c",
                     *           "roles": [
                     *             "scheduler",
                     *             "ingestion",
                     *             "analysis"
                     *           ],
                     *           "version": "0.1.0",
                     *           "since": "2026-05-01T18:00:00.000Z",
                     *           "seenAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobsOverviewDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Redis, which holds the queues, does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/queues-unavailable",
                     *       "title": "The queues do not answer",
                     *       "status": 503,
                     *       "detail": "Redis, which holds the queues, does not answer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listJobFailures: {
        parameters: {
            query?: {
                /** @description Only jobs in this state */
                state?: "retrying" | "dead";
                /** @description Only jobs of this queue */
                queue?: "lichess" | "ingest" | "analysis" | "maintenance";
                /** @description Only this kind of job */
                name?: string;
                /** @description Only jobs with this text in the latest error or in the id, in any case */
                search?: string;
                /** @description Jobs per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "queue": "lichess",
                     *           "jobId": "sync-player/12",
                     *           "name": "sync-player",
                     *           "state": "dead",
                     *           "attempts": 8,
                     *           "message": "Lichess knows no player \"knightly_otter\"",
                     *           "firstFailedAt": "2026-05-01T18:30:00.412Z",
                     *           "lastFailedAt": "2026-05-01T18:41:09.001Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobFailurePageDto"];
                    /**
                     * @example {
                     *       "queue": "lichess",
                     *       "jobId": "sync-player/12",
                     *       "name": "sync-player",
                     *       "state": "dead",
                     *       "attempts": 8,
                     *       "message": "Lichess knows no player \"knightly_otter\"",
                     *       "firstFailedAt": "2026-05-01T18:30:00.412Z",
                     *       "lastFailedAt": "2026-05-01T18:41:09.001Z"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["JobFailureDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getJobFailure: {
        parameters: {
            query: {
                /** @description Queue of the job */
                queue: "lichess" | "ingest" | "analysis" | "maintenance";
                /** @description Its id */
                jobId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The failed job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "queue": "lichess",
                     *       "jobId": "sync-player/12",
                     *       "name": "sync-player",
                     *       "state": "dead",
                     *       "attempts": 8,
                     *       "message": "Lichess knows no player \"knightly_otter\"",
                     *       "firstFailedAt": "2026-05-01T18:30:00.412Z",
                     *       "lastFailedAt": "2026-05-01T18:41:09.001Z",
                     *       "payload": {
                     *         "runId": 12
                     *       },
                     *       "errors": [
                     *         {
                     *           "at": "2026-05-01T18:41:09.001Z",
                     *           "chain": [
                     *             {
                     *               "name": "LichessError",
                     *               "message": "Lichess knows no player \"knightly_otter\""
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobFailureDetailDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The queue lichess has no failed job "sync-player/12" */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/job-failure-not-found",
                     *       "title": "No such failed job",
                     *       "status": 404,
                     *       "detail": "The queue lichess has no failed job \"sync-player/12\"",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    retryJobFailures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryBody"];
            };
        };
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "replayed": 3
                     *     }
                     */
                    "application/json": components["schemas"]["RetryDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Redis, which holds the queues, does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/queues-unavailable",
                     *       "title": "The queues do not answer",
                     *       "status": 503,
                     *       "detail": "Redis, which holds the queues, does not answer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    pauseQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue */
                queue: "lichess" | "ingest" | "analysis" | "maintenance";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "lichess",
                     *       "paused": true,
                     *       "waiting": 12,
                     *       "delayed": 1,
                     *       "active": 1,
                     *       "dead": 2,
                     *       "oldestWaitingMs": 45200
                     *     }
                     */
                    "application/json": components["schemas"]["QueueDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Redis, which holds the queues, does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/queues-unavailable",
                     *       "title": "The queues do not answer",
                     *       "status": 503,
                     *       "detail": "Redis, which holds the queues, does not answer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    resumeQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue */
                queue: "lichess" | "ingest" | "analysis" | "maintenance";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "lichess",
                     *       "paused": false,
                     *       "waiting": 12,
                     *       "delayed": 1,
                     *       "active": 1,
                     *       "dead": 2,
                     *       "oldestWaitingMs": 45200
                     *     }
                     */
                    "application/json": components["schemas"]["QueueDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Redis, which holds the queues, does not answer */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/queues-unavailable",
                     *       "title": "The queues do not answer",
                     *       "status": 503,
                     *       "detail": "Redis, which holds the queues, does not answer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listPipelines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "sync-due-players",
                     *           "title": "Reads what is new of every player who is due, the home player first.",
                     *           "stages": [
                     *             "sync"
                     *           ],
                     *           "lastRun": {
                     *             "id": 30,
                     *             "kind": "pipeline",
                     *             "name": "sync-due-players",
                     *             "parentId": null,
                     *             "playerId": null,
                     *             "state": "running",
                     *             "message": null,
                     *             "errorCode": null,
                     *             "total": 1,
                     *             "finished": 0,
                     *             "failed": 0,
                     *             "percent": 29,
                     *             "waitingUntil": null,
                     *             "startedBy": "schedule daily",
                     *             "userId": null,
                     *             "fullHistory": false,
                     *             "maxGames": null,
                     *             "untilAt": null,
                     *             "sinceAt": null,
                     *             "cursorAt": null,
                     *             "received": 0,
                     *             "inserted": 0,
                     *             "updated": 0,
                     *             "unchanged": 0,
                     *             "rejected": 0,
                     *             "requests": 0,
                     *             "accountGames": null,
                     *             "storedGames": null,
                     *             "notes": [],
                     *             "requestedAt": "2026-05-01T18:30:00.000Z",
                     *             "startedAt": "2026-05-01T18:30:00.412Z",
                     *             "updatedAt": "2026-05-01T18:31:05.001Z",
                     *             "finishedAt": null
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PipelinesDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    triggerPipeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Name of the pipeline */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run */
            202: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 30,
                     *       "kind": "pipeline",
                     *       "name": "sync-due-players",
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 1,
                     *       "finished": 0,
                     *       "failed": 0,
                     *       "percent": 29,
                     *       "waitingUntil": null,
                     *       "startedBy": "schedule daily",
                     *       "userId": null,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "stages": [
                     *         {
                     *           "id": 31,
                     *           "kind": "stage",
                     *           "name": "sync",
                     *           "parentId": 30,
                     *           "playerId": null,
                     *           "state": "running",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 200,
                     *           "finished": 57,
                     *           "failed": 1,
                     *           "percent": 29,
                     *           "waitingUntil": null,
                     *           "startedBy": "schedule daily",
                     *           "userId": null,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": null,
                     *           "sinceAt": null,
                     *           "cursorAt": null,
                     *           "received": 0,
                     *           "inserted": 0,
                     *           "updated": 0,
                     *           "unchanged": 0,
                     *           "rejected": 0,
                     *           "requests": 0,
                     *           "accountGames": null,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RunTreeDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no pipeline "sing" */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/pipeline-not-found",
                     *       "title": "Pipeline not found",
                     *       "status": 404,
                     *       "detail": "There is no pipeline \"sing\"",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The first request with the Idempotency-Key "my-key" has not been answered yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-busy",
                     *       "title": "The first request is still at work",
                     *       "status": 409,
                     *       "detail": "The first request with the Idempotency-Key \"my-key\" has not been answered yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "daily",
                     *           "action": "daily",
                     *           "cron": "30 3 * * *",
                     *           "enabled": true,
                     *           "catchUp": "once",
                     *           "consideredAt": "2026-05-01T03:30:00.000Z",
                     *           "lastTickAt": "2026-05-01T03:30:00.000Z",
                     *           "lastRunId": 30,
                     *           "lastOutcome": "started daily, run 30",
                     *           "nextTickAt": "2026-05-02T03:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SchedulesDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the schedule */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schedule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "daily",
                     *       "action": "daily",
                     *       "cron": "30 3 * * *",
                     *       "enabled": true,
                     *       "catchUp": "once",
                     *       "consideredAt": "2026-05-01T03:30:00.000Z",
                     *       "lastTickAt": "2026-05-01T03:30:00.000Z",
                     *       "lastRunId": 30,
                     *       "lastOutcome": "started daily, run 30",
                     *       "nextTickAt": "2026-05-02T03:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScheduleDto"];
                };
            };
            400: components["responses"]["UnreadableAddress"];
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no schedule "never" */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/schedule-not-found",
                     *       "title": "Schedule not found",
                     *       "status": 404,
                     *       "detail": "There is no schedule \"never\"",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    saveSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the schedule */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleBody"];
            };
        };
        responses: {
            /** @description The schedule as it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "daily",
                     *       "action": "daily",
                     *       "cron": "30 3 * * *",
                     *       "enabled": true,
                     *       "catchUp": "once",
                     *       "consideredAt": "2026-05-01T03:30:00.000Z",
                     *       "lastTickAt": "2026-05-01T03:30:00.000Z",
                     *       "lastRunId": 30,
                     *       "lastOutcome": "started daily, run 30",
                     *       "nextTickAt": "2026-05-02T03:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ScheduleDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    removeSchedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the schedule */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnreadableAddress"];
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no schedule "never" */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/schedule-not-found",
                     *       "title": "Schedule not found",
                     *       "status": 404,
                     *       "detail": "There is no schedule \"never\"",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listTicks: {
        parameters: {
            query?: {
                /** @description How many; 50 unless told */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Name of the schedule */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "schedule": "daily",
                     *           "dueAt": "2026-05-01T03:30:00.000Z",
                     *           "tickedAt": "2026-05-01T03:30:00.412Z",
                     *           "tickedBy": "study-room/4711/1f0a2b3c",
                     *           "outcome": "started daily, run 30",
                     *           "runId": 30
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TicksDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no schedule "never" */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/schedule-not-found",
                     *       "title": "Schedule not found",
                     *       "status": 404,
                     *       "detail": "There is no schedule \"never\"",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan as of now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "at": "2026-05-01T18:30:00.000Z",
                     *       "due": 1,
                     *       "fanOuts": [
                     *         {
                     *           "pipeline": "sync-due-players",
                     *           "why": "1 player is due"
                     *         }
                     *       ],
                     *       "next": [
                     *         {
                     *           "playerId": "knightly_otter",
                     *           "isDue": true,
                     *           "dueAt": "2026-05-01T18:21:04.120Z",
                     *           "openGames": 2,
                     *           "why": "home player, last read 24 min ago"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PlanDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getAnalysis: {
        parameters: {
            query?: {
                /** @description Tell of the side of this player alone, in any case: metrics that are { white, black } become one value */
                player?: string;
            };
            header?: {
                /** @description The etag of an answer you have: if it still holds, the answer is 304 and has no body */
                "if-none-match"?: string;
            };
            path: {
                /** @description Game id, 8 characters */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The analysis */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "gameId": "a1B2c3D4",
                     *       "state": "done",
                     *       "message": null,
                     *       "source": "engine",
                     *       "profileId": 1,
                     *       "engine": {
                     *         "name": "Stockfish WASM",
                     *         "version": "17.1",
                     *         "net": "nn-1111cefa1111.nnue",
                     *         "build": "0123456789abcdef",
                     *         "nodes": 100000,
                     *         "multipv": 1,
                     *         "hashMb": 16
                     *       },
                     *       "movesSha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                     *       "plies": 62,
                     *       "evaluated": 51,
                     *       "cached": 11,
                     *       "engineNodes": 5100321,
                     *       "engineMs": 7012,
                     *       "formulaVersion": 1,
                     *       "runId": 41,
                     *       "analysedAt": "2026-05-01T18:31:05.001Z",
                     *       "outdated": false,
                     *       "open": null,
                     *       "side": null,
                     *       "plugins": [
                     *         {
                     *           "plugin": "largest-swing",
                     *           "version": 1,
                     *           "state": "done",
                     *           "metrics": {
                     *             "ply": 41,
                     *             "san": "Qxb7",
                     *             "uci": "b3b7",
                     *             "winPercent": 38.2
                     *           },
                     *           "message": null,
                     *           "formulaVersion": 1,
                     *           "runId": 41,
                     *           "computedAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AnalysisReportDto"];
                };
            };
            /** @description What you have still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Game a1B2c3D4 has not been analysed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/analysis-not-found",
                     *       "title": "Not analysed",
                     *       "status": 404,
                     *       "detail": "Game a1B2c3D4 has not been analysed",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    analyseGame: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Game id, 8 characters */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnalysisRequestDto"];
            };
        };
        responses: {
            /** @description The run */
            202: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 41,
                     *       "kind": "analysis",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "queued",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 1,
                     *       "finished": 0,
                     *       "failed": 0,
                     *       "percent": 0,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": null,
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "stages": []
                     *     }
                     */
                    "application/json": components["schemas"]["RunTreeDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No game "a1B2c3D4" is stored */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/game-not-found",
                     *       "title": "Game not found",
                     *       "status": 404,
                     *       "detail": "No game \"a1B2c3D4\" is stored",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /**
             * @description The first request with the Idempotency-Key "my-key" has not been answered yet
             *
             *     Game a1B2c3D4 cannot be analysed: it has no moves
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/game-not-analysable",
                     *       "title": "Nothing to analyse",
                     *       "status": 409,
                     *       "detail": "Game a1B2c3D4 cannot be analysed: it has no moves",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listMoves: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of an answer you have: if it still holds, the answer is 304 and has no body */
                "if-none-match"?: string;
            };
            path: {
                /** @description Game id, 8 characters */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All positions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outdated": false,
                     *       "items": [
                     *         {
                     *           "ply": 1,
                     *           "san": "e4",
                     *           "uci": "e2e4",
                     *           "cp": 31,
                     *           "mate": null,
                     *           "best": "e7e5",
                     *           "pv": "e7e5 g1f3 b8c6",
                     *           "depth": 18,
                     *           "nodes": 100021,
                     *           "source": "cache",
                     *           "judgment": null,
                     *           "lossCp": 0,
                     *           "accuracy": 100,
                     *           "clockCs": 30003,
                     *           "thinkCs": 0,
                     *           "lichess": {
                     *             "cp": 25,
                     *             "mate": null,
                     *             "best": null,
                     *             "judgment": null
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PliesDto"];
                };
            };
            /** @description What you have still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnreadableAddress"];
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Game a1B2c3D4 has not been analysed */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/analysis-not-found",
                     *       "title": "Not analysed",
                     *       "status": 404,
                     *       "detail": "Game a1B2c3D4 has not been analysed",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getPgn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The etag of an answer you have: if it still holds, the answer is 304 and has no body */
                "if-none-match"?: string;
            };
            path: {
                /** @description Game id, 8 characters */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The game */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [Event "rated blitz game"]
                     *     ...
                     *
                     *     1. e4 { [%eval 0.25] } 1... e5 *
                     */
                    "application/x-chess-pgn": string;
                };
            };
            /** @description What you have still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["UnreadableAddress"];
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No game "a1B2c3D4" is stored */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/game-not-found",
                     *       "title": "Game not found",
                     *       "status": 404,
                     *       "detail": "No game \"a1B2c3D4\" is stored",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listPlugins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "largest-swing",
                     *           "version": 1,
                     *           "description": "The move that changed the chances most.",
                     *           "needs": [
                     *             "evaluations"
                     *           ],
                     *           "metrics": {
                     *             "ply": {
                     *               "type": "integer",
                     *               "unit": "plies",
                     *               "description": "The move after which it stands."
                     *             }
                     *           },
                     *           "builtIn": true,
                     *           "problem": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PluginsDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listAnalysisBatches: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 51,
                     *           "userId": 2,
                     *           "state": "running",
                     *           "message": "1,300 of 4,510 games have ended",
                     *           "error": null,
                     *           "request": {
                     *             "player": "knightly_otter",
                     *             "speed": "blitz",
                     *             "nodes": 1000000
                     *           },
                     *           "total": 4521,
                     *           "done": 1298,
                     *           "failed": 1,
                     *           "skipped": 12,
                     *           "skippedBecause": {
                     *             "analysed": 9,
                     *             "notAnalysable": 2,
                     *             "unsupported": 1,
                     *             "vanished": 0,
                     *             "cancelled": 0
                     *           },
                     *           "progress": 28,
                     *           "secondsLeft": 16052,
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "completedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BatchPageDto"];
                    /**
                     * @example {
                     *       "id": 51,
                     *       "userId": 2,
                     *       "state": "running",
                     *       "message": "1,300 of 4,510 games have ended",
                     *       "error": null,
                     *       "request": {
                     *         "player": "knightly_otter",
                     *         "speed": "blitz",
                     *         "nodes": 1000000
                     *       },
                     *       "total": 4521,
                     *       "done": 1298,
                     *       "failed": 1,
                     *       "skipped": 12,
                     *       "skippedBecause": {
                     *         "analysed": 9,
                     *         "notAnalysable": 2,
                     *         "unsupported": 1,
                     *         "vanished": 0,
                     *         "cancelled": 0
                     *       },
                     *       "progress": 28,
                     *       "secondsLeft": 16052,
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "completedAt": null
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["BatchDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    startAnalysisBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequestDto"];
            };
        };
        responses: {
            /** @description The batch */
            202: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 51,
                     *       "userId": 2,
                     *       "state": "running",
                     *       "message": "1,300 of 4,510 games have ended",
                     *       "error": null,
                     *       "request": {
                     *         "player": "knightly_otter",
                     *         "speed": "blitz",
                     *         "nodes": 1000000
                     *       },
                     *       "total": 4521,
                     *       "done": 1298,
                     *       "failed": 1,
                     *       "skipped": 12,
                     *       "skippedBecause": {
                     *         "analysed": 9,
                     *         "notAnalysable": 2,
                     *         "unsupported": 1,
                     *         "vanished": 0,
                     *         "cancelled": 0
                     *       },
                     *       "progress": 28,
                     *       "secondsLeft": 16052,
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "completedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["BatchDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No player "knightly_otter" is stored */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-found",
                     *       "title": "Player not found",
                     *       "status": 404,
                     *       "detail": "No player \"knightly_otter\" is stored",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The first request with the Idempotency-Key "my-key" has not been answered yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-busy",
                     *       "title": "The first request is still at work",
                     *       "status": 409,
                     *       "detail": "The first request with the Idempotency-Key \"my-key\" has not been answered yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Your batch 51 is running: 28 % done, about 4 h left */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-under-way",
                     *       "title": "You have a batch already",
                     *       "status": 429,
                     *       "detail": "Your batch 51 is running: 28 % done, about 4 h left",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            500: components["responses"]["Unexpected"];
            /**
             * @description 3 batches are under way
             *
             *     Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getAnalysisBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the batch */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 51,
                     *       "userId": 2,
                     *       "state": "running",
                     *       "message": "1,300 of 4,510 games have ended",
                     *       "error": null,
                     *       "request": {
                     *         "player": "knightly_otter",
                     *         "speed": "blitz",
                     *         "nodes": 1000000
                     *       },
                     *       "total": 4521,
                     *       "done": 1298,
                     *       "failed": 1,
                     *       "skipped": 12,
                     *       "skippedBecause": {
                     *         "analysed": 9,
                     *         "notAnalysable": 2,
                     *         "unsupported": 1,
                     *         "vanished": 0,
                     *         "cancelled": 0
                     *       },
                     *       "progress": 28,
                     *       "secondsLeft": 16052,
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "completedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["BatchDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no batch 51 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-not-found",
                     *       "title": "Batch not found",
                     *       "status": 404,
                     *       "detail": "There is no batch 51",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    followAnalysisBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the batch */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 51,
                     *       "userId": 2,
                     *       "state": "running",
                     *       "message": "1,300 of 4,510 games have ended",
                     *       "error": null,
                     *       "request": {
                     *         "player": "knightly_otter",
                     *         "speed": "blitz",
                     *         "nodes": 1000000
                     *       },
                     *       "total": 4521,
                     *       "done": 1298,
                     *       "failed": 1,
                     *       "skipped": 12,
                     *       "skippedBecause": {
                     *         "analysed": 9,
                     *         "notAnalysable": 2,
                     *         "unsupported": 1,
                     *         "vanished": 0,
                     *         "cancelled": 0
                     *       },
                     *       "progress": 28,
                     *       "secondsLeft": 16052,
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "completedAt": null
                     *     }
                     */
                    "text/event-stream": components["schemas"]["BatchDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no batch 51 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-not-found",
                     *       "title": "Batch not found",
                     *       "status": 404,
                     *       "detail": "There is no batch 51",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            /** @description You follow 10 runs already */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/too-many-streams-of-user",
                     *       "title": "You follow too much at once",
                     *       "status": 429,
                     *       "detail": "You follow 10 runs already",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listAnalysisBatchFailures: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Number of the batch */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "place": 17,
                     *           "gameId": "a1B2c3D4",
                     *           "state": "failed",
                     *           "reason": "The engine did not answer within 10 s",
                     *           "endedAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BatchFailuresDto"];
                    /**
                     * @example {
                     *       "place": 17,
                     *       "gameId": "a1B2c3D4",
                     *       "state": "failed",
                     *       "reason": "The engine did not answer within 10 s",
                     *       "endedAt": "2026-05-01T18:31:05.001Z"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["BatchFailureDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no batch 51 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-not-found",
                     *       "title": "Batch not found",
                     *       "status": 404,
                     *       "detail": "There is no batch 51",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    cancelAnalysisBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the batch */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 51,
                     *       "userId": 2,
                     *       "state": "cancelled",
                     *       "message": "1,300 of 4,510 games have ended",
                     *       "error": null,
                     *       "request": {
                     *         "player": "knightly_otter",
                     *         "speed": "blitz",
                     *         "nodes": 1000000
                     *       },
                     *       "total": 4521,
                     *       "done": 1298,
                     *       "failed": 1,
                     *       "skipped": 12,
                     *       "skippedBecause": {
                     *         "analysed": 9,
                     *         "notAnalysable": 2,
                     *         "unsupported": 1,
                     *         "vanished": 0,
                     *         "cancelled": 0
                     *       },
                     *       "progress": 28,
                     *       "secondsLeft": 16052,
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "completedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["BatchDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no batch 51 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-not-found",
                     *       "title": "Batch not found",
                     *       "status": 404,
                     *       "detail": "There is no batch 51",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Batch 51 has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-ended",
                     *       "title": "The batch has ended",
                     *       "status": 409,
                     *       "detail": "Batch 51 has ended",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    pauseAnalysisBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the batch */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 51,
                     *       "userId": 2,
                     *       "state": "paused",
                     *       "message": "1,300 of 4,510 games have ended",
                     *       "error": null,
                     *       "request": {
                     *         "player": "knightly_otter",
                     *         "speed": "blitz",
                     *         "nodes": 1000000
                     *       },
                     *       "total": 4521,
                     *       "done": 1298,
                     *       "failed": 1,
                     *       "skipped": 12,
                     *       "skippedBecause": {
                     *         "analysed": 9,
                     *         "notAnalysable": 2,
                     *         "unsupported": 1,
                     *         "vanished": 0,
                     *         "cancelled": 0
                     *       },
                     *       "progress": 28,
                     *       "secondsLeft": 16052,
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "completedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["BatchDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no batch 51 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-not-found",
                     *       "title": "Batch not found",
                     *       "status": 404,
                     *       "detail": "There is no batch 51",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Batch 51 has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-ended",
                     *       "title": "The batch has ended",
                     *       "status": 409,
                     *       "detail": "Batch 51 has ended",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    resumeAnalysisBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the batch */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 51,
                     *       "userId": 2,
                     *       "state": "running",
                     *       "message": "1,300 of 4,510 games have ended",
                     *       "error": null,
                     *       "request": {
                     *         "player": "knightly_otter",
                     *         "speed": "blitz",
                     *         "nodes": 1000000
                     *       },
                     *       "total": 4521,
                     *       "done": 1298,
                     *       "failed": 1,
                     *       "skipped": 12,
                     *       "skippedBecause": {
                     *         "analysed": 9,
                     *         "notAnalysable": 2,
                     *         "unsupported": 1,
                     *         "vanished": 0,
                     *         "cancelled": 0
                     *       },
                     *       "progress": 28,
                     *       "secondsLeft": 16052,
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "completedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["BatchDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no batch 51 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-not-found",
                     *       "title": "Batch not found",
                     *       "status": 404,
                     *       "detail": "There is no batch 51",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Batch 51 has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/batch-ended",
                     *       "title": "The batch has ended",
                     *       "status": 409,
                     *       "detail": "Batch 51 has ended",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /**
             * @description 3 batches are under way
             *
             *     Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listCrawls: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only those in this state */
                state?: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
                /** @description Only crawls that began with this player, in any case */
                player?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of crawls; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 40,
                     *           "kind": "crawl",
                     *           "name": null,
                     *           "parentId": null,
                     *           "playerId": "knightly_otter",
                     *           "state": "running",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 50,
                     *           "finished": 7,
                     *           "failed": 0,
                     *           "percent": 14,
                     *           "waitingUntil": null,
                     *           "startedBy": "api",
                     *           "userId": 2,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": null,
                     *           "sinceAt": null,
                     *           "cursorAt": null,
                     *           "received": 0,
                     *           "inserted": 0,
                     *           "updated": 0,
                     *           "unchanged": 0,
                     *           "rejected": 0,
                     *           "requests": 0,
                     *           "accountGames": null,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": null,
                     *           "settings": {
                     *             "depth": 1,
                     *             "maxPlayers": 50,
                     *             "maxGames": null,
                     *             "since": "2025-01-01T00:00:00.000Z",
                     *             "speeds": [],
                     *             "minGames": 3,
                     *             "minRating": null,
                     *             "maxRating": null,
                     *             "bots": false,
                     *             "closed": false,
                     *             "priority": "games",
                     *             "perDay": null
                     *           },
                     *           "wish": "go"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CrawlPageDto"];
                    /**
                     * @example {
                     *       "id": 40,
                     *       "kind": "crawl",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": "knightly_otter",
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 50,
                     *       "finished": 7,
                     *       "failed": 0,
                     *       "percent": 14,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "settings": {
                     *         "depth": 1,
                     *         "maxPlayers": 50,
                     *         "maxGames": null,
                     *         "since": "2025-01-01T00:00:00.000Z",
                     *         "speeds": [],
                     *         "minGames": 3,
                     *         "minRating": null,
                     *         "maxRating": null,
                     *         "bots": false,
                     *         "closed": false,
                     *         "priority": "games",
                     *         "perDay": null
                     *       },
                     *       "wish": "go"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["CrawlRunDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    startCrawl: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrawlRequestDto"];
            };
        };
        responses: {
            /** @description The crawl */
            202: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 40,
                     *       "kind": "crawl",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": "knightly_otter",
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 50,
                     *       "finished": 7,
                     *       "failed": 0,
                     *       "percent": 14,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "settings": {
                     *         "depth": 1,
                     *         "maxPlayers": 50,
                     *         "maxGames": null,
                     *         "since": "2025-01-01T00:00:00.000Z",
                     *         "speeds": [],
                     *         "minGames": 3,
                     *         "minRating": null,
                     *         "maxRating": null,
                     *         "bots": false,
                     *         "closed": false,
                     *         "priority": "games",
                     *         "perDay": null
                     *       },
                     *       "wish": "go",
                     *       "levels": [
                     *         {
                     *           "depth": 1,
                     *           "chosen": 49,
                     *           "waiting": 43,
                     *           "fetching": 0,
                     *           "done": 6,
                     *           "failed": 0,
                     *           "gone": 0,
                     *           "leftOut": {
                     *             "limit": 210,
                     *             "few-games": 804
                     *           },
                     *           "deadEnds": {
                     *             "anonymous": 31,
                     *             "computer": 4
                     *           },
                     *           "drawnAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ],
                     *       "reading": null,
                     *       "next": [
                     *         {
                     *           "playerId": "rookwarden",
                     *           "depth": 1,
                     *           "rank": 7,
                     *           "foundFrom": "knightly_otter",
                     *           "gamesTogether": 12,
                     *           "lastGameAt": "2025-11-03T09:12:44.120Z",
                     *           "rating": 1602,
                     *           "foundRating": 1640,
                     *           "state": "waiting",
                     *           "skippedBecause": null,
                     *           "attempts": 0,
                     *           "retryAt": null,
                     *           "message": null,
                     *           "syncRunId": null,
                     *           "startedAt": null,
                     *           "endedAt": null,
                     *           "why": "12 games with knightly_otter; place 7 at depth 1"
                     *         }
                     *       ],
                     *       "budget": {
                     *         "perDay": null,
                     *         "usedToday": 7,
                     *         "renewedAt": "2026-05-02T00:00:00.000Z"
                     *       },
                     *       "harvest": {
                     *         "requests": 21,
                     *         "received": 18204,
                     *         "inserted": 17930
                     *       },
                     *       "left": {
                     *         "players": 43,
                     *         "requests": 129,
                     *         "games": 121432,
                     *         "hours": 1.16,
                     *         "days": 1,
                     *         "diskBytes": 170004800,
                     *         "basis": [
                     *           "Lichess hands out about 30 games a second."
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CrawlDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The first request with the Idempotency-Key "my-key" has not been answered yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-busy",
                     *       "title": "The first request is still at work",
                     *       "status": 409,
                     *       "detail": "The first request with the Idempotency-Key \"my-key\" has not been answered yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    estimateCrawl: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrawlRequestDto"];
            };
        };
        responses: {
            /** @description The estimate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "players": 43,
                     *       "requests": 129,
                     *       "games": 121432,
                     *       "hours": 1.16,
                     *       "days": 1,
                     *       "diskBytes": 170004800,
                     *       "basis": [
                     *         "Lichess hands out about 30 games a second."
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CrawlEstimateDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getCrawl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The crawl */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 40,
                     *       "kind": "crawl",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": "knightly_otter",
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 50,
                     *       "finished": 7,
                     *       "failed": 0,
                     *       "percent": 14,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "settings": {
                     *         "depth": 1,
                     *         "maxPlayers": 50,
                     *         "maxGames": null,
                     *         "since": "2025-01-01T00:00:00.000Z",
                     *         "speeds": [],
                     *         "minGames": 3,
                     *         "minRating": null,
                     *         "maxRating": null,
                     *         "bots": false,
                     *         "closed": false,
                     *         "priority": "games",
                     *         "perDay": null
                     *       },
                     *       "wish": "go",
                     *       "levels": [
                     *         {
                     *           "depth": 1,
                     *           "chosen": 49,
                     *           "waiting": 43,
                     *           "fetching": 0,
                     *           "done": 6,
                     *           "failed": 0,
                     *           "gone": 0,
                     *           "leftOut": {
                     *             "limit": 210,
                     *             "few-games": 804
                     *           },
                     *           "deadEnds": {
                     *             "anonymous": 31,
                     *             "computer": 4
                     *           },
                     *           "drawnAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ],
                     *       "reading": null,
                     *       "next": [
                     *         {
                     *           "playerId": "rookwarden",
                     *           "depth": 1,
                     *           "rank": 7,
                     *           "foundFrom": "knightly_otter",
                     *           "gamesTogether": 12,
                     *           "lastGameAt": "2025-11-03T09:12:44.120Z",
                     *           "rating": 1602,
                     *           "foundRating": 1640,
                     *           "state": "waiting",
                     *           "skippedBecause": null,
                     *           "attempts": 0,
                     *           "retryAt": null,
                     *           "message": null,
                     *           "syncRunId": null,
                     *           "startedAt": null,
                     *           "endedAt": null,
                     *           "why": "12 games with knightly_otter; place 7 at depth 1"
                     *         }
                     *       ],
                     *       "budget": {
                     *         "perDay": null,
                     *         "usedToday": 7,
                     *         "renewedAt": "2026-05-02T00:00:00.000Z"
                     *       },
                     *       "harvest": {
                     *         "requests": 21,
                     *         "received": 18204,
                     *         "inserted": 17930
                     *       },
                     *       "left": {
                     *         "players": 43,
                     *         "requests": 129,
                     *         "games": 121432,
                     *         "hours": 1.16,
                     *         "days": 1,
                     *         "diskBytes": 170004800,
                     *         "basis": [
                     *           "Lichess hands out about 30 games a second."
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CrawlDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no crawl 40 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/crawl-not-found",
                     *       "title": "Crawl not found",
                     *       "status": 404,
                     *       "detail": "There is no crawl 40",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listCrawlPlayers: {
        parameters: {
            query?: {
                /** @description Only those in this state */
                state?: "waiting" | "fetching" | "done" | "failed" | "skipped";
                /** @description How many */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "playerId": "rookwarden",
                     *           "depth": 1,
                     *           "rank": 7,
                     *           "foundFrom": "knightly_otter",
                     *           "gamesTogether": 12,
                     *           "lastGameAt": "2025-11-03T09:12:44.120Z",
                     *           "rating": 1602,
                     *           "foundRating": 1640,
                     *           "state": "waiting",
                     *           "skippedBecause": null,
                     *           "attempts": 0,
                     *           "retryAt": null,
                     *           "message": null,
                     *           "syncRunId": null,
                     *           "startedAt": null,
                     *           "endedAt": null,
                     *           "why": "12 games with knightly_otter; place 7 at depth 1"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CrawlPlayersDto"];
                    /**
                     * @example {
                     *       "playerId": "rookwarden",
                     *       "depth": 1,
                     *       "rank": 7,
                     *       "foundFrom": "knightly_otter",
                     *       "gamesTogether": 12,
                     *       "lastGameAt": "2025-11-03T09:12:44.120Z",
                     *       "rating": 1602,
                     *       "foundRating": 1640,
                     *       "state": "waiting",
                     *       "skippedBecause": null,
                     *       "attempts": 0,
                     *       "retryAt": null,
                     *       "message": null,
                     *       "syncRunId": null,
                     *       "startedAt": null,
                     *       "endedAt": null,
                     *       "why": "12 games with knightly_otter; place 7 at depth 1"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["CrawlPlayerDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no crawl 40 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/crawl-not-found",
                     *       "title": "Crawl not found",
                     *       "status": 404,
                     *       "detail": "There is no crawl 40",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    pauseCrawl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The crawl */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 40,
                     *       "kind": "crawl",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": "knightly_otter",
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 50,
                     *       "finished": 7,
                     *       "failed": 0,
                     *       "percent": 14,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "settings": {
                     *         "depth": 1,
                     *         "maxPlayers": 50,
                     *         "maxGames": null,
                     *         "since": "2025-01-01T00:00:00.000Z",
                     *         "speeds": [],
                     *         "minGames": 3,
                     *         "minRating": null,
                     *         "maxRating": null,
                     *         "bots": false,
                     *         "closed": false,
                     *         "priority": "games",
                     *         "perDay": null
                     *       },
                     *       "wish": "pause",
                     *       "levels": [
                     *         {
                     *           "depth": 1,
                     *           "chosen": 49,
                     *           "waiting": 43,
                     *           "fetching": 0,
                     *           "done": 6,
                     *           "failed": 0,
                     *           "gone": 0,
                     *           "leftOut": {
                     *             "limit": 210,
                     *             "few-games": 804
                     *           },
                     *           "deadEnds": {
                     *             "anonymous": 31,
                     *             "computer": 4
                     *           },
                     *           "drawnAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ],
                     *       "reading": null,
                     *       "next": [
                     *         {
                     *           "playerId": "rookwarden",
                     *           "depth": 1,
                     *           "rank": 7,
                     *           "foundFrom": "knightly_otter",
                     *           "gamesTogether": 12,
                     *           "lastGameAt": "2025-11-03T09:12:44.120Z",
                     *           "rating": 1602,
                     *           "foundRating": 1640,
                     *           "state": "waiting",
                     *           "skippedBecause": null,
                     *           "attempts": 0,
                     *           "retryAt": null,
                     *           "message": null,
                     *           "syncRunId": null,
                     *           "startedAt": null,
                     *           "endedAt": null,
                     *           "why": "12 games with knightly_otter; place 7 at depth 1"
                     *         }
                     *       ],
                     *       "budget": {
                     *         "perDay": null,
                     *         "usedToday": 7,
                     *         "renewedAt": "2026-05-02T00:00:00.000Z"
                     *       },
                     *       "harvest": {
                     *         "requests": 21,
                     *         "received": 18204,
                     *         "inserted": 17930
                     *       },
                     *       "left": {
                     *         "players": 43,
                     *         "requests": 129,
                     *         "games": 121432,
                     *         "hours": 1.16,
                     *         "days": 1,
                     *         "diskBytes": 170004800,
                     *         "basis": [
                     *           "Lichess hands out about 30 games a second."
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CrawlDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no crawl 40 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/crawl-not-found",
                     *       "title": "Crawl not found",
                     *       "status": 404,
                     *       "detail": "There is no crawl 40",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Crawl 40 has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/crawl-ended",
                     *       "title": "The crawl has ended",
                     *       "status": 409,
                     *       "detail": "Crawl 40 has ended",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    resumeCrawl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The crawl */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 40,
                     *       "kind": "crawl",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": "knightly_otter",
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 50,
                     *       "finished": 7,
                     *       "failed": 0,
                     *       "percent": 14,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "settings": {
                     *         "depth": 1,
                     *         "maxPlayers": 50,
                     *         "maxGames": null,
                     *         "since": "2025-01-01T00:00:00.000Z",
                     *         "speeds": [],
                     *         "minGames": 3,
                     *         "minRating": null,
                     *         "maxRating": null,
                     *         "bots": false,
                     *         "closed": false,
                     *         "priority": "games",
                     *         "perDay": null
                     *       },
                     *       "wish": "go",
                     *       "levels": [
                     *         {
                     *           "depth": 1,
                     *           "chosen": 49,
                     *           "waiting": 43,
                     *           "fetching": 0,
                     *           "done": 6,
                     *           "failed": 0,
                     *           "gone": 0,
                     *           "leftOut": {
                     *             "limit": 210,
                     *             "few-games": 804
                     *           },
                     *           "deadEnds": {
                     *             "anonymous": 31,
                     *             "computer": 4
                     *           },
                     *           "drawnAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ],
                     *       "reading": null,
                     *       "next": [
                     *         {
                     *           "playerId": "rookwarden",
                     *           "depth": 1,
                     *           "rank": 7,
                     *           "foundFrom": "knightly_otter",
                     *           "gamesTogether": 12,
                     *           "lastGameAt": "2025-11-03T09:12:44.120Z",
                     *           "rating": 1602,
                     *           "foundRating": 1640,
                     *           "state": "waiting",
                     *           "skippedBecause": null,
                     *           "attempts": 0,
                     *           "retryAt": null,
                     *           "message": null,
                     *           "syncRunId": null,
                     *           "startedAt": null,
                     *           "endedAt": null,
                     *           "why": "12 games with knightly_otter; place 7 at depth 1"
                     *         }
                     *       ],
                     *       "budget": {
                     *         "perDay": null,
                     *         "usedToday": 7,
                     *         "renewedAt": "2026-05-02T00:00:00.000Z"
                     *       },
                     *       "harvest": {
                     *         "requests": 21,
                     *         "received": 18204,
                     *         "inserted": 17930
                     *       },
                     *       "left": {
                     *         "players": 43,
                     *         "requests": 129,
                     *         "games": 121432,
                     *         "hours": 1.16,
                     *         "days": 1,
                     *         "diskBytes": 170004800,
                     *         "basis": [
                     *           "Lichess hands out about 30 games a second."
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CrawlDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no crawl 40 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/crawl-not-found",
                     *       "title": "Crawl not found",
                     *       "status": 404,
                     *       "detail": "There is no crawl 40",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Crawl 40 has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/crawl-ended",
                     *       "title": "The crawl has ended",
                     *       "status": 409,
                     *       "detail": "Crawl 40 has ended",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    stopCrawl: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The crawl */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 40,
                     *       "kind": "crawl",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": "knightly_otter",
                     *       "state": "running",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 50,
                     *       "finished": 7,
                     *       "failed": 0,
                     *       "percent": 14,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null,
                     *       "settings": {
                     *         "depth": 1,
                     *         "maxPlayers": 50,
                     *         "maxGames": null,
                     *         "since": "2025-01-01T00:00:00.000Z",
                     *         "speeds": [],
                     *         "minGames": 3,
                     *         "minRating": null,
                     *         "maxRating": null,
                     *         "bots": false,
                     *         "closed": false,
                     *         "priority": "games",
                     *         "perDay": null
                     *       },
                     *       "wish": "stop",
                     *       "levels": [
                     *         {
                     *           "depth": 1,
                     *           "chosen": 49,
                     *           "waiting": 43,
                     *           "fetching": 0,
                     *           "done": 6,
                     *           "failed": 0,
                     *           "gone": 0,
                     *           "leftOut": {
                     *             "limit": 210,
                     *             "few-games": 804
                     *           },
                     *           "deadEnds": {
                     *             "anonymous": 31,
                     *             "computer": 4
                     *           },
                     *           "drawnAt": "2026-05-01T18:31:05.001Z"
                     *         }
                     *       ],
                     *       "reading": null,
                     *       "next": [
                     *         {
                     *           "playerId": "rookwarden",
                     *           "depth": 1,
                     *           "rank": 7,
                     *           "foundFrom": "knightly_otter",
                     *           "gamesTogether": 12,
                     *           "lastGameAt": "2025-11-03T09:12:44.120Z",
                     *           "rating": 1602,
                     *           "foundRating": 1640,
                     *           "state": "waiting",
                     *           "skippedBecause": null,
                     *           "attempts": 0,
                     *           "retryAt": null,
                     *           "message": null,
                     *           "syncRunId": null,
                     *           "startedAt": null,
                     *           "endedAt": null,
                     *           "why": "12 games with knightly_otter; place 7 at depth 1"
                     *         }
                     *       ],
                     *       "budget": {
                     *         "perDay": null,
                     *         "usedToday": 7,
                     *         "renewedAt": "2026-05-02T00:00:00.000Z"
                     *       },
                     *       "harvest": {
                     *         "requests": 21,
                     *         "received": 18204,
                     *         "inserted": 17930
                     *       },
                     *       "left": {
                     *         "players": 43,
                     *         "requests": 129,
                     *         "games": 121432,
                     *         "hours": 1.16,
                     *         "days": 1,
                     *         "diskBytes": 170004800,
                     *         "basis": [
                     *           "Lichess hands out about 30 games a second."
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CrawlDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no crawl 40 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/crawl-not-found",
                     *       "title": "Crawl not found",
                     *       "status": 404,
                     *       "detail": "There is no crawl 40",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Crawl 40 has ended */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/crawl-ended",
                     *       "title": "The crawl has ended",
                     *       "status": 409,
                     *       "detail": "Crawl 40 has ended",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only those in this state */
                state?: "queued" | "running" | "waiting" | "interrupted" | "done" | "failed" | "stopped";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of exports; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 12,
                     *           "kind": "export",
                     *           "name": null,
                     *           "parentId": null,
                     *           "playerId": null,
                     *           "state": "done",
                     *           "message": null,
                     *           "errorCode": null,
                     *           "total": 713,
                     *           "finished": 713,
                     *           "failed": 0,
                     *           "percent": 100,
                     *           "waitingUntil": null,
                     *           "startedBy": "api",
                     *           "userId": 2,
                     *           "fullHistory": false,
                     *           "maxGames": null,
                     *           "untilAt": null,
                     *           "sinceAt": null,
                     *           "cursorAt": null,
                     *           "received": 0,
                     *           "inserted": 0,
                     *           "updated": 0,
                     *           "unchanged": 0,
                     *           "rejected": 0,
                     *           "requests": 0,
                     *           "accountGames": null,
                     *           "storedGames": null,
                     *           "notes": [],
                     *           "requestedAt": "2026-05-01T18:30:00.000Z",
                     *           "startedAt": "2026-05-01T18:30:00.412Z",
                     *           "updatedAt": "2026-05-01T18:31:05.001Z",
                     *           "finishedAt": "2026-05-01T18:31:05.001Z",
                     *           "request": {
                     *             "format": "pgn",
                     *             "selection": {
                     *               "player": "knightly_otter",
                     *               "filter": {
                     *                 "speed": "blitz"
                     *               }
                     *             },
                     *             "evals": "best",
                     *             "clocks": true,
                     *             "plies": false,
                     *             "compress": true
                     *           },
                     *           "files": [
                     *             {
                     *               "path": "knightly_otter.pgn.gz",
                     *               "bytes": 760112
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ExportPageDto"];
                    /**
                     * @example {
                     *       "id": 12,
                     *       "kind": "export",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "done",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 713,
                     *       "finished": 713,
                     *       "failed": 0,
                     *       "percent": 100,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": "2026-05-01T18:31:05.001Z",
                     *       "request": {
                     *         "format": "pgn",
                     *         "selection": {
                     *           "player": "knightly_otter",
                     *           "filter": {
                     *             "speed": "blitz"
                     *           }
                     *         },
                     *         "evals": "best",
                     *         "clocks": true,
                     *         "plies": false,
                     *         "compress": true
                     *       },
                     *       "files": [
                     *         {
                     *           "path": "knightly_otter.pgn.gz",
                     *           "bytes": 760112
                     *         }
                     *       ]
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["ExportDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    exportGames: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequestDto"];
            };
        };
        responses: {
            /** @description The run */
            202: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "kind": "export",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "done",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 713,
                     *       "finished": 713,
                     *       "failed": 0,
                     *       "percent": 100,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": "2026-05-01T18:31:05.001Z",
                     *       "request": {
                     *         "format": "pgn",
                     *         "selection": {
                     *           "player": "knightly_otter",
                     *           "filter": {
                     *             "speed": "blitz"
                     *           }
                     *         },
                     *         "evals": "best",
                     *         "clocks": true,
                     *         "plies": false,
                     *         "compress": true
                     *       },
                     *       "files": [
                     *         {
                     *           "path": "knightly_otter.pgn.gz",
                     *           "bytes": 760112
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ExportDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description No player "knightly_otter" is stored */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-found",
                     *       "title": "Player not found",
                     *       "status": 404,
                     *       "detail": "No player \"knightly_otter\" is stored",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The first request with the Idempotency-Key "my-key" has not been answered yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-busy",
                     *       "title": "The first request is still at work",
                     *       "status": 409,
                     *       "detail": "The first request with the Idempotency-Key \"my-key\" has not been answered yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The export */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 12,
                     *       "kind": "export",
                     *       "name": null,
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "done",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 713,
                     *       "finished": 713,
                     *       "failed": 0,
                     *       "percent": 100,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": "2026-05-01T18:30:00.412Z",
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": "2026-05-01T18:31:05.001Z",
                     *       "request": {
                     *         "format": "pgn",
                     *         "selection": {
                     *           "player": "knightly_otter",
                     *           "filter": {
                     *             "speed": "blitz"
                     *           }
                     *         },
                     *         "evals": "best",
                     *         "clocks": true,
                     *         "plies": false,
                     *         "compress": true
                     *       },
                     *       "files": [
                     *         {
                     *           "path": "knightly_otter.pgn.gz",
                     *           "bytes": 760112
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ExportDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no export 12 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/export-not-found",
                     *       "title": "Export not found",
                     *       "status": 404,
                     *       "detail": "There is no export 12",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getExportFile: {
        parameters: {
            query?: {
                /** @description Which file, as the export lists it; not needed where it is only one */
                path?: string;
            };
            header?: never;
            path: {
                /** @description Number of the run */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, of a type by its format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example The bytes of the file */
                    "application/x-chess-pgn": string;
                    /** @example The bytes of the file */
                    "application/x-ndjson": string;
                    /** @example The bytes of the file */
                    "text/csv": string;
                    /** @example The bytes of the file */
                    "application/gzip": string;
                    /** @example The bytes of the file */
                    "application/json": string;
                    /** @example The bytes of the file */
                    "application/vnd.apache.parquet": string;
                    /** @example The bytes of the file */
                    "application/octet-stream": string;
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no export 12 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/export-not-found",
                     *       "title": "Export not found",
                     *       "status": 404,
                     *       "detail": "There is no export 12",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Export 12 is running: it has no files yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/export-file-unavailable",
                     *       "title": "The file cannot be fetched",
                     *       "status": 409,
                     *       "detail": "Export 12 is running: it has no files yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listNeighbours: {
        parameters: {
            query?: {
                /** @description Only games of these speeds */
                speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Only games whose two ratings differ by so many points at least */
                minRatingGap?: number;
                /** @description true: only games that the lower rated side won */
                upsets?: boolean;
                /** @description So many games, or wins where wins are asked for, make an edge; 1 unless told */
                minGames?: number;
                /** @description Opponents per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before, with the same filters */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Username in any case */
                player: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of opponents; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-05-01T18:30:00.000Z",
                     *       "player": "knightly_otter",
                     *       "total": 1,
                     *       "items": [
                     *         {
                     *           "player": "rookwarden",
                     *           "games": 7,
                     *           "wins": 4,
                     *           "draws": 1,
                     *           "losses": 2,
                     *           "edges": [
                     *             {
                     *               "speed": "blitz",
                     *               "rated": true,
                     *               "games": 7,
                     *               "wins": 4,
                     *               "draws": 1,
                     *               "losses": 2,
                     *               "firstAt": "2024-01-02T10:00:00.000Z",
                     *               "lastAt": "2026-03-04T10:00:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NeighboursDto"];
                    /**
                     * @example {
                     *       "player": "rookwarden",
                     *       "games": 7,
                     *       "wins": 4,
                     *       "draws": 1,
                     *       "losses": 2,
                     *       "edges": [
                     *         {
                     *           "speed": "blitz",
                     *           "rated": true,
                     *           "games": 7,
                     *           "wins": 4,
                     *           "draws": 1,
                     *           "losses": 2,
                     *           "firstAt": "2024-01-02T10:00:00.000Z",
                     *           "lastAt": "2026-03-04T10:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["NeighbourDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description "knightly_otter" is not in the player network: no stored game against another account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-in-network",
                     *       "title": "Player not in the network",
                     *       "status": 404,
                     *       "detail": "\"knightly_otter\" is not in the player network: no stored game against another account",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getHeadToHead: {
        parameters: {
            query?: {
                /** @description Only games of these speeds */
                speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Only games whose two ratings differ by so many points at least */
                minRatingGap?: number;
                /** @description true: only games that the lower rated side won */
                upsets?: boolean;
                /** @description So many games, or wins where wins are asked for, make an edge; 1 unless told */
                minGames?: number;
            };
            header?: never;
            path: {
                /** @description Username in any case */
                player: string;
                /** @description Username in any case */
                opponent: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description From the side of the first one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-05-01T18:30:00.000Z",
                     *       "player": "knightly_otter",
                     *       "opponent": "rookwarden",
                     *       "total": {
                     *         "games": 7,
                     *         "wins": 4,
                     *         "draws": 1,
                     *         "losses": 2
                     *       },
                     *       "bySpeed": {
                     *         "blitz": {
                     *           "games": 7,
                     *           "wins": 4,
                     *           "draws": 1,
                     *           "losses": 2
                     *         }
                     *       },
                     *       "rated": {
                     *         "games": 7,
                     *         "wins": 4,
                     *         "draws": 1,
                     *         "losses": 2
                     *       },
                     *       "casual": {
                     *         "games": 0,
                     *         "wins": 0,
                     *         "draws": 0,
                     *         "losses": 0
                     *       },
                     *       "byColor": {
                     *         "white": {
                     *           "games": 4,
                     *           "wins": 3,
                     *           "draws": 0,
                     *           "losses": 1
                     *         },
                     *         "black": {
                     *           "games": 3,
                     *           "wins": 1,
                     *           "draws": 1,
                     *           "losses": 1
                     *         }
                     *       },
                     *       "byYear": [
                     *         {
                     *           "year": 2026,
                     *           "score": {
                     *             "games": 7,
                     *             "wins": 4,
                     *             "draws": 1,
                     *             "losses": 2
                     *           }
                     *         }
                     *       ],
                     *       "expectation": {
                     *         "games": 7,
                     *         "points": 4.5,
                     *         "expected": 3.6,
                     *         "chanceOfWorse": 0.71,
                     *         "chanceOfBetter": 0.29
                     *       },
                     *       "firstAt": "2024-01-02T10:00:00.000Z",
                     *       "lastAt": "2026-03-04T10:00:00.000Z",
                     *       "games": [
                     *         {
                     *           "id": "a1B2c3D4",
                     *           "createdAt": "2026-03-04T10:00:00.000Z",
                     *           "speed": "blitz",
                     *           "rated": true,
                     *           "white": "knightly_otter",
                     *           "black": "rookwarden",
                     *           "whiteRating": 1812,
                     *           "blackRating": 1840,
                     *           "status": "resign",
                     *           "winner": "white"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HeadToHeadDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description "knightly_otter" is not in the player network: no stored game against another account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-in-network",
                     *       "title": "Player not in the network",
                     *       "status": 404,
                     *       "detail": "\"knightly_otter\" is not in the player network: no stored game against another account",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    findChain: {
        parameters: {
            query: {
                /** @description Only games of these speeds */
                speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Only games whose two ratings differ by so many points at least */
                minRatingGap?: number;
                /** @description true: only games that the lower rated side won */
                upsets?: boolean;
                /** @description So many games, or wins where wins are asked for, make an edge; 1 unless told */
                minGames?: number;
                /** @description Where the chain begins */
                from: string;
                /** @description Where it ends */
                to: string;
                /** @description games: each played the next one; wins: each beat the next one. games unless told */
                by?: "games" | "wins";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chain, or that there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-05-01T18:30:00.000Z",
                     *       "from": "knightly_otter",
                     *       "to": "rookwarden",
                     *       "by": "wins",
                     *       "length": 1,
                     *       "players": [
                     *         "knightly_otter",
                     *         "rookwarden"
                     *       ],
                     *       "hops": [
                     *         {
                     *           "from": "knightly_otter",
                     *           "to": "rookwarden",
                     *           "games": [
                     *             {
                     *               "id": "a1B2c3D4",
                     *               "createdAt": "2026-03-04T10:00:00.000Z",
                     *               "speed": "blitz",
                     *               "rated": true,
                     *               "white": "knightly_otter",
                     *               "black": "rookwarden",
                     *               "whiteRating": 1812,
                     *               "blackRating": 1840,
                     *               "status": "resign",
                     *               "winner": "white"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ChainDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description "knightly_otter" is not in the player network: no stored game against another account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-in-network",
                     *       "title": "Player not in the network",
                     *       "status": 404,
                     *       "detail": "\"knightly_otter\" is not in the player network: no stored game against another account",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listDistances: {
        parameters: {
            query?: {
                /** @description Only games of these speeds */
                speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Only games whose two ratings differ by so many points at least */
                minRatingGap?: number;
                /** @description true: only games that the lower rated side won */
                upsets?: boolean;
                /** @description So many games, or wins where wins are asked for, make an edge; 1 unless told */
                minGames?: number;
                /** @description What a hop is, as in GET /api/graph/chain; games unless told */
                by?: "games" | "wins";
                /** @description Players per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before, with the same filters */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Username in any case */
                player: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of players; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-05-01T18:30:00.000Z",
                     *       "player": "knightly_otter",
                     *       "by": "games",
                     *       "histogram": [
                     *         {
                     *           "distance": 0,
                     *           "players": 1
                     *         },
                     *         {
                     *           "distance": 1,
                     *           "players": 300
                     *         },
                     *         {
                     *           "distance": 2,
                     *           "players": 4100
                     *         }
                     *       ],
                     *       "unreachable": 12,
                     *       "items": [
                     *         {
                     *           "player": "tidy_heron",
                     *           "distance": 2,
                     *           "via": "rookwarden"
                     *         }
                     *       ],
                     *       "nextCursor": "ZGlzdGFuY2VzLjIudGlkeV9oZXJvbg"
                     *     }
                     */
                    "application/json": components["schemas"]["DistancesDto"];
                    /**
                     * @example {
                     *       "player": "tidy_heron",
                     *       "distance": 2,
                     *       "via": "rookwarden"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["DistanceDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description "knightly_otter" is not in the player network: no stored game against another account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-in-network",
                     *       "title": "Player not in the network",
                     *       "status": 404,
                     *       "detail": "\"knightly_otter\" is not in the player network: no stored game against another account",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listOpponents: {
        parameters: {
            query?: {
                /** @description Only games of these speeds */
                speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Only games whose two ratings differ by so many points at least */
                minRatingGap?: number;
                /** @description true: only games that the lower rated side won */
                upsets?: boolean;
                /** @description Opponents with fewer games that have both ratings are not compared; 5 unless told */
                minGames?: number;
                /** @description How many of each; 10 unless told */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Username in any case */
                player: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Opponents who stand out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-05-01T18:30:00.000Z",
                     *       "player": "knightly_otter",
                     *       "nemeses": [],
                     *       "victims": [
                     *         {
                     *           "opponent": "rookwarden",
                     *           "score": {
                     *             "games": 7,
                     *             "wins": 4,
                     *             "draws": 1,
                     *             "losses": 2
                     *           },
                     *           "games": [
                     *             {
                     *               "id": "a1B2c3D4",
                     *               "createdAt": "2026-03-04T10:00:00.000Z",
                     *               "speed": "blitz",
                     *               "rated": true,
                     *               "white": "knightly_otter",
                     *               "black": "rookwarden",
                     *               "whiteRating": 1812,
                     *               "blackRating": 1840,
                     *               "status": "resign",
                     *               "winner": "white"
                     *             }
                     *           ],
                     *           "expectation": {
                     *             "games": 7,
                     *             "points": 4.5,
                     *             "expected": 3.6,
                     *             "chanceOfWorse": 0.71,
                     *             "chanceOfBetter": 0.29
                     *           },
                     *           "confidence": 0.71,
                     *           "byLuck": 3.5
                     *         }
                     *       ],
                     *       "rivals": [
                     *         {
                     *           "opponent": "rookwarden",
                     *           "score": {
                     *             "games": 7,
                     *             "wins": 4,
                     *             "draws": 1,
                     *             "losses": 2
                     *           },
                     *           "games": [
                     *             {
                     *               "id": "a1B2c3D4",
                     *               "createdAt": "2026-03-04T10:00:00.000Z",
                     *               "speed": "blitz",
                     *               "rated": true,
                     *               "white": "knightly_otter",
                     *               "black": "rookwarden",
                     *               "whiteRating": 1812,
                     *               "blackRating": 1840,
                     *               "status": "resign",
                     *               "winner": "white"
                     *             }
                     *           ],
                     *           "contested": 5
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OpponentsDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description "knightly_otter" is not in the player network: no stored game against another account */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/player-not-in-network",
                     *       "title": "Player not in the network",
                     *       "status": 404,
                     *       "detail": "\"knightly_otter\" is not in the player network: no stored game against another account",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    computeFigures: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the request is not done again: the answer is the first one, with the header idempotency-replayed. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GraphRunBody"];
            };
        };
        responses: {
            /** @description A run that has ended and whose result still holds */
            200: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 44,
                     *       "kind": "graph",
                     *       "name": "strength",
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "done",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": 4,
                     *       "finished": 4,
                     *       "failed": 0,
                     *       "percent": 100,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": null,
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["RunDto"];
                };
            };
            /** @description The run */
            202: {
                headers: {
                    /** @description Where to find it */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 44,
                     *       "kind": "graph",
                     *       "name": "strength",
                     *       "parentId": null,
                     *       "playerId": null,
                     *       "state": "queued",
                     *       "message": null,
                     *       "errorCode": null,
                     *       "total": null,
                     *       "finished": 0,
                     *       "failed": 0,
                     *       "percent": null,
                     *       "waitingUntil": null,
                     *       "startedBy": "api",
                     *       "userId": 2,
                     *       "fullHistory": false,
                     *       "maxGames": null,
                     *       "untilAt": null,
                     *       "sinceAt": null,
                     *       "cursorAt": null,
                     *       "received": 0,
                     *       "inserted": 0,
                     *       "updated": 0,
                     *       "unchanged": 0,
                     *       "rejected": 0,
                     *       "requests": 0,
                     *       "accountGames": null,
                     *       "storedGames": null,
                     *       "notes": [],
                     *       "requestedAt": "2026-05-01T18:30:00.000Z",
                     *       "startedAt": null,
                     *       "updatedAt": "2026-05-01T18:31:05.001Z",
                     *       "finishedAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["RunDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The first request with the Idempotency-Key "my-key" has not been answered yet */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-busy",
                     *       "title": "The first request is still at work",
                     *       "status": 409,
                     *       "detail": "The first request with the Idempotency-Key \"my-key\" has not been answered yet",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description The Idempotency-Key "my-key" was sent with another request before */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/idempotency-key-reused",
                     *       "title": "The key belongs to another request",
                     *       "status": 422,
                     *       "detail": "The Idempotency-Key \"my-key\" was sent with another request before",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listGraphResults: {
        parameters: {
            query?: {
                /** @description Only results of this kind */
                kind?: "structure" | "pagerank" | "strength" | "communities" | "layout";
                /** @description Results per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "runId": 44,
                     *           "kind": "strength",
                     *           "parameters": {
                     *             "filter": {
                     *               "speeds": [
                     *                 "blitz"
                     *               ],
                     *               "rated": true
                     *             }
                     *           },
                     *           "seed": 1,
                     *           "algorithm": 1,
                     *           "asOf": "2026-05-01T18:30:00.000Z",
                     *           "players": 4521,
                     *           "edges": 18077,
                     *           "summary": {
                     *             "iterations": 48,
                     *             "converged": true,
                     *             "mean": 1500
                     *           },
                     *           "madeAt": "2026-05-01T18:30:07.120Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["GraphResultPageDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getGraphResult: {
        parameters: {
            query?: {
                /** @description Only games of these speeds */
                speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Only games whose two ratings differ by so many points at least */
                minRatingGap?: number;
                /** @description true: only games that the lower rated side won */
                upsets?: boolean;
                /** @description So many games, or wins where wins are asked for, make an edge; 1 unless told */
                minGames?: number;
                /** @description Run that computed it; filters are not looked at then */
                run?: number;
                /** @description layout: how many players were asked for */
                players?: number;
                /** @description communities: the resolution asked for */
                resolution?: number;
            };
            header?: {
                /** @description The etag of an answer you have: if it still holds, the answer is 304 and has no body */
                "if-none-match"?: string;
            };
            path: {
                /** @description What was computed */
                kind: "structure" | "pagerank" | "strength" | "communities" | "layout";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "runId": 44,
                     *       "kind": "strength",
                     *       "parameters": {
                     *         "filter": {
                     *           "speeds": [
                     *             "blitz"
                     *           ],
                     *           "rated": true
                     *         }
                     *       },
                     *       "seed": 1,
                     *       "algorithm": 1,
                     *       "asOf": "2026-05-01T18:30:00.000Z",
                     *       "players": 4521,
                     *       "edges": 18077,
                     *       "summary": {
                     *         "iterations": 48,
                     *         "converged": true,
                     *         "mean": 1500
                     *       },
                     *       "madeAt": "2026-05-01T18:30:07.120Z"
                     *     }
                     */
                    "application/json": components["schemas"]["GraphResultDto"];
                };
            };
            /** @description What you have still holds */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing has been computed as "strength" for such games */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/graph-result-not-found",
                     *       "title": "Not computed",
                     *       "status": 404,
                     *       "detail": "Nothing has been computed as \"strength\" for such games",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listRanks: {
        parameters: {
            query?: {
                /** @description Only games of these speeds */
                speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Only games whose two ratings differ by so many points at least */
                minRatingGap?: number;
                /** @description true: only games that the lower rated side won */
                upsets?: boolean;
                /** @description So many games, or wins where wins are asked for, make an edge; 1 unless told */
                minGames?: number;
                /** @description Run that computed it; filters are not looked at then */
                run?: number;
                /** @description layout: how many players were asked for */
                players?: number;
                /** @description communities: the resolution asked for */
                resolution?: number;
                /** @description Only this player, in any case */
                player?: string;
                /** @description communities: only players of this one */
                community?: number;
                /** @description Players per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before; it stays with the same result */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description What was computed */
                kind: "structure" | "pagerank" | "strength" | "communities" | "layout";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of players; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": {
                     *         "runId": 44,
                     *         "kind": "strength",
                     *         "parameters": {
                     *           "filter": {
                     *             "speeds": [
                     *               "blitz"
                     *             ],
                     *             "rated": true
                     *           }
                     *         },
                     *         "seed": 1,
                     *         "algorithm": 1,
                     *         "asOf": "2026-05-01T18:30:00.000Z",
                     *         "players": 4521,
                     *         "edges": 18077,
                     *         "summary": {
                     *           "iterations": 48,
                     *           "converged": true,
                     *           "mean": 1500
                     *         },
                     *         "madeAt": "2026-05-01T18:30:07.120Z"
                     *       },
                     *       "items": [
                     *         {
                     *           "player": "knightly_otter",
                     *           "place": 1,
                     *           "value": 1790.25,
                     *           "details": {
                     *             "error": 31.4,
                     *             "games": 260
                     *           },
                     *           "rating": {
                     *             "rating": 1812,
                     *             "speed": "blitz",
                     *             "at": "2026-04-30T21:12:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "cmFua3MuNDQuMQ"
                     *     }
                     */
                    "application/json": components["schemas"]["RankPageDto"];
                    /**
                     * @example {
                     *       "player": "knightly_otter",
                     *       "place": 1,
                     *       "value": 1790.25,
                     *       "details": {
                     *         "error": 31.4,
                     *         "games": 260
                     *       },
                     *       "rating": {
                     *         "rating": 1812,
                     *         "speed": "blitz",
                     *         "at": "2026-04-30T21:12:00.000Z"
                     *       }
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["RankDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing has been computed as "strength" for such games */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/graph-result-not-found",
                     *       "title": "Not computed",
                     *       "status": 404,
                     *       "detail": "Nothing has been computed as \"strength\" for such games",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            414: components["responses"]["AddressTooLong"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    exportNetwork: {
        parameters: {
            query: {
                /** @description Only games of these speeds */
                speeds?: ("ultraBullet" | "bullet" | "blitz" | "rapid" | "classical" | "correspondence")[];
                /** @description true: only rated games; false: only casual ones */
                rated?: boolean;
                /** @description Only games begun at this time or later */
                since?: string;
                /** @description Only games begun before this time */
                until?: string;
                /** @description Only games whose two ratings differ by so many points at least */
                minRatingGap?: number;
                /** @description true: only games that the lower rated side won */
                upsets?: boolean;
                /** @description So many games, or wins where wins are asked for, make an edge; 1 unless told */
                minGames?: number;
                /** @description graphml, gexf, or a table (CSV) of nodes or of edges */
                format: "graphml" | "gexf" | "nodes" | "edges";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <?xml version="1.0" encoding="UTF-8"?>... */
                    "application/graphml+xml": string;
                    /** @example <?xml version="1.0" encoding="UTF-8"?>... */
                    "application/gexf+xml": string;
                    /** @example source,target,games,winsSource,winsTarget,draws */
                    "text/csv": string;
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordSignInBody"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the cookie of the session */
            204: {
                headers: {
                    /** @description httpOnly, SameSite=Lax */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Name and password do not belong together */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/wrong-credentials",
                     *       "title": "Wrong name or password",
                     *       "status": 401,
                     *       "detail": "Name and password do not belong together",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description There were too many tries to sign in; the next one is possible in 300 s */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/too-many-sign-ins",
                     *       "title": "Too many tries",
                     *       "status": 429,
                     *       "detail": "There were too many tries to sign in; the next one is possible in 300 s",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    signInWithLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkSignInBody"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the cookie of the session */
            204: {
                headers: {
                    /** @description httpOnly, SameSite=Lax */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            403: components["responses"]["NotAllowed"];
            /** @description The sign-in link is not known, or was used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-link-ended",
                     *       "title": "The link holds no more",
                     *       "status": 410,
                     *       "detail": "The sign-in link is not known, or was used",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description There were too many tries to sign in; the next one is possible in 300 s */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/too-many-sign-ins",
                     *       "title": "Too many tries",
                     *       "status": 429,
                     *       "detail": "There were too many tries to sign in; the next one is possible in 300 s",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationSignInBody"];
            };
        };
        responses: {
            /** @description Signed in: the answer sets the cookie of the session */
            204: {
                headers: {
                    /** @description httpOnly, SameSite=Lax */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            403: components["responses"]["NotAllowed"];
            /** @description There is an account named "Otter" already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/name-taken",
                     *       "title": "The name is taken",
                     *       "status": 409,
                     *       "detail": "There is an account named \"Otter\" already",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description The invitation is not known, or was used */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invitation-link-ended",
                     *       "title": "The link holds no more",
                     *       "status": 410,
                     *       "detail": "The invitation is not known, or was used",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description There were too many tries to sign in; the next one is possible in 300 s */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/too-many-sign-ins",
                     *       "title": "Too many tries",
                     *       "status": 429,
                     *       "detail": "There were too many tries to sign in; the next one is possible in 300 s",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    signInWithLichess: {
        parameters: {
            query?: {
                /** @description An invitation, for whoever has no account here yet */
                invitation?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description On to Lichess */
            302: {
                headers: {
                    /** @description Where to go */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    endSignInWithLichess: {
        parameters: {
            query?: {
                /** @description Shows that the user agreed */
                code?: string;
                /** @description As it was sent to Lichess */
                state?: string;
                /** @description Why the user did not */
                error?: string;
                /** @description The same in words */
                error_description?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, or back to the page for that */
            302: {
                headers: {
                    /** @description Where to go */
                    location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 2,
                     *       "name": "Otter",
                     *       "role": "member",
                     *       "hasPassword": true,
                     *       "players": [
                     *         "knightly_otter"
                     *       ],
                     *       "createdAt": "2026-05-01T18:30:00.000Z",
                     *       "signedInAt": "2026-05-01T18:30:00.000Z",
                     *       "disabledAt": null,
                     *       "scope": "write",
                     *       "via": "session"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordBody"];
            };
        };
        responses: {
            /** @description It is set */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            /** @description There were too many tries to sign in; the next one is possible in 300 s */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/too-many-sign-ins",
                     *       "title": "Too many tries",
                     *       "status": 429,
                     *       "detail": "There were too many tries to sign in; the next one is possible in 300 s",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    unlinkPlayer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Username in any case */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is not yours any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no linked player "knightly_otter" */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/linked-player-not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no linked player \"knightly_otter\"",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This Lichess account is the only way in: the user has no password */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last-way-in",
                     *       "title": "You could not sign in any more",
                     *       "status": 409,
                     *       "detail": "This Lichess account is the only way in: the user has no password",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 5,
                     *           "userId": 2,
                     *           "method": "password",
                     *           "address": "192.0.2.7",
                     *           "agent": "Mozilla/5.0",
                     *           "createdAt": "2026-05-01T18:30:00.000Z",
                     *           "seenAt": "2026-05-01T18:30:00.000Z",
                     *           "current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPageDto"];
                    /**
                     * @example {
                     *       "id": 5,
                     *       "userId": 2,
                     *       "method": "password",
                     *       "address": "192.0.2.7",
                     *       "agent": "Mozilla/5.0",
                     *       "createdAt": "2026-05-01T18:30:00.000Z",
                     *       "seenAt": "2026-05-01T18:30:00.000Z",
                     *       "current": true
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["SessionDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no session 5 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/session-not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no session 5",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 7,
                     *           "userId": 2,
                     *           "userName": "Otter",
                     *           "name": "nightly export",
                     *           "scope": "write",
                     *           "createdAt": "2026-05-01T18:30:00.000Z",
                     *           "lastUsedAt": null,
                     *           "expiresAt": null,
                     *           "revokedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TokenPageDto"];
                    /**
                     * @example {
                     *       "id": 7,
                     *       "userId": 2,
                     *       "userName": "Otter",
                     *       "name": "nightly export",
                     *       "scope": "write",
                     *       "createdAt": "2026-05-01T18:30:00.000Z",
                     *       "lastUsedAt": null,
                     *       "expiresAt": null,
                     *       "revokedAt": null
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["TokenDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTokenBody"];
            };
        };
        responses: {
            /** @description The token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 7,
                     *       "userId": 2,
                     *       "userName": "Otter",
                     *       "name": "nightly export",
                     *       "scope": "write",
                     *       "createdAt": "2026-05-01T18:30:00.000Z",
                     *       "lastUsedAt": null,
                     *       "expiresAt": null,
                     *       "revokedAt": null,
                     *       "secret": "rk_..."
                     *     }
                     */
                    "application/json": components["schemas"]["MadeTokenDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Knightly Otter has 100 tokens that hold */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/too-many-tokens",
                     *       "title": "Too many tokens",
                     *       "status": 409,
                     *       "detail": "Knightly Otter has 100 tokens that hold",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It holds no more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no token 7 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/token-not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no token 7",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 2,
                     *           "name": "Otter",
                     *           "role": "member",
                     *           "hasPassword": true,
                     *           "players": [
                     *             "knightly_otter"
                     *           ],
                     *           "createdAt": "2026-05-01T18:30:00.000Z",
                     *           "signedInAt": "2026-05-01T18:30:00.000Z",
                     *           "disabledAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserPageDto"];
                    /**
                     * @example {
                     *       "id": 2,
                     *       "name": "Otter",
                     *       "role": "member",
                     *       "hasPassword": true,
                     *       "players": [
                     *         "knightly_otter"
                     *       ],
                     *       "createdAt": "2026-05-01T18:30:00.000Z",
                     *       "signedInAt": "2026-05-01T18:30:00.000Z",
                     *       "disabledAt": null
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["UserDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChangeBody"];
            };
        };
        responses: {
            /** @description The user */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 2,
                     *       "name": "Otter",
                     *       "role": "member",
                     *       "hasPassword": true,
                     *       "players": [
                     *         "knightly_otter"
                     *       ],
                     *       "createdAt": "2026-05-01T18:30:00.000Z",
                     *       "signedInAt": "2026-05-01T18:30:00.000Z",
                     *       "disabledAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no user 2 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/user-not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no user 2",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This is the only owner who may sign in */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/last-owner",
                     *       "title": "Nobody would be left",
                     *       "status": 409,
                     *       "detail": "This is the only owner who may sign in",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listInvitations: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 3,
                     *           "role": "member",
                     *           "note": "for the otter",
                     *           "createdBy": 1,
                     *           "createdAt": "2026-05-01T18:30:00.000Z",
                     *           "expiresAt": "2026-05-08T18:30:00.000Z",
                     *           "usedAt": null,
                     *           "usedBy": null,
                     *           "revokedAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationPageDto"];
                    /**
                     * @example {
                     *       "id": 3,
                     *       "role": "member",
                     *       "note": "for the otter",
                     *       "createdBy": 1,
                     *       "createdAt": "2026-05-01T18:30:00.000Z",
                     *       "expiresAt": "2026-05-08T18:30:00.000Z",
                     *       "usedAt": null,
                     *       "usedBy": null,
                     *       "revokedAt": null
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["InvitationDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitationBody"];
            };
        };
        responses: {
            /** @description The invitation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 3,
                     *       "role": "member",
                     *       "note": "for the otter",
                     *       "createdBy": 1,
                     *       "createdAt": "2026-05-01T18:30:00.000Z",
                     *       "expiresAt": "2026-05-08T18:30:00.000Z",
                     *       "usedAt": null,
                     *       "usedBy": null,
                     *       "revokedAt": null,
                     *       "link": "https://rookery.example/sign-in?invitation=ri_..."
                     *     }
                     */
                    "application/json": components["schemas"]["MadeInvitationDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    revokeInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Its number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It holds no more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description There is no invitation 3 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invitation-not-found",
                     *       "title": "Not found",
                     *       "status": 404,
                     *       "detail": "There is no invitation 3",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            414: components["responses"]["AddressTooLong"];
            415: components["responses"]["UnsupportedBody"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Items per page; 50 unless told */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Only what this user did */
                user?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; all of them, one a line, with the header accept: application/x-ndjson */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": 40,
                     *           "at": "2026-05-01T18:30:00.000Z",
                     *           "userId": 2,
                     *           "userName": "Otter",
                     *           "via": "token",
                     *           "action": "POST /api/crawls",
                     *           "subject": "/api/crawls",
                     *           "outcome": null,
                     *           "address": "192.0.2.7"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditPageDto"];
                    /**
                     * @example {
                     *       "id": 40,
                     *       "at": "2026-05-01T18:30:00.000Z",
                     *       "userId": 2,
                     *       "userName": "Otter",
                     *       "via": "token",
                     *       "action": "POST /api/crawls",
                     *       "subject": "/api/crawls",
                     *       "outcome": null,
                     *       "address": "192.0.2.7"
                     *     }
                     */
                    "application/x-ndjson": components["schemas"]["AuditEntryDto"];
                };
            };
            /** @description One field of the request cannot be used as given. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/invalid-request",
                     *       "title": "The request is not valid",
                     *       "status": 400,
                     *       "detail": "One field of the request cannot be used as given.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["Unexpected"];
            /** @description Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/database-unavailable",
                     *       "title": "The database does not answer",
                     *       "status": 503,
                     *       "detail": "Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "up"
                     *     }
                     */
                    "application/json": components["schemas"]["LivenessDto"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": true,
                     *       "checks": [
                     *         {
                     *           "name": "database",
                     *           "ok": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReadinessDto"];
                };
            };
            /** @description Not ready */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ready": false,
                     *       "checks": [
                     *         {
                     *           "name": "database",
                     *           "ok": false,
                     *           "error": "no answer within 2000 ms"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReadinessDto"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Text format of Prometheus */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP rookery_jobs Jobs in a queue by state
                     *     # TYPE rookery_jobs gauge
                     *     rookery_jobs{queue="lichess",state="waiting"} 12
                     */
                    "text/plain": string;
                };
            };
            /** @description Nothing says who asks: neither a token nor a session came */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/sign-in-required",
                     *       "title": "Sign in first",
                     *       "status": 401,
                     *       "detail": "Nothing says who asks: neither a token nor a session came",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
            /** @description This needs the role member; you are a viewer */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "/problems/not-allowed",
                     *       "title": "Not allowed",
                     *       "status": 403,
                     *       "detail": "This needs the role member; you are a viewer",
                     *       "suggestions": [
                     *         "What to do next stands here."
                     *       ],
                     *       "instance": "urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
}
