// Stands for the bundle, whose bytes change with azml's own runtime.
