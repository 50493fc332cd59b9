import { fault } from '$lib/server/hooks/fault';
import { language } from '$lib/server/hooks/language';
import { startServer } from '$lib/server/hooks/start';
import { supabase } from '$lib/server/hooks/supabase';
import { sequence } from '@sveltejs/kit/hooks';

export const init = startServer;
export const handle = sequence(supabase, language);
export const handleError = fault;
