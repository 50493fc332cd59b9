import { holds } from './properties';

holds(1);
