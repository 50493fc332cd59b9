import { holds } from './properties';

holds(0);
