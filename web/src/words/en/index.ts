import auth from './auth.json';
import common from './common.json';
import dashboard from './dashboard.json';
import events from './events.json';
import frame from './frame.json';
import incidents from './incidents.json';
import nodes from './nodes.json';
import settings from './settings.json';
import status from './status.json';
import streams from './streams.json';
import table from './table.json';

export default { auth, common, dashboard, events, frame, incidents, nodes, settings, status, streams, table };
