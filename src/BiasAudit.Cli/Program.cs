using BiasAudit.Cli;

return await CommandLine.RunAsync(args);
