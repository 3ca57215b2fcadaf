// Style sheets are imported for their effect only; Vite puts them in a file of their own.
declare module '*.css'
