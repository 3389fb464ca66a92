// The bundler takes style sheets apart from the script that imports them.
declare module '*.css';
