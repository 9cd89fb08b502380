using BiasAudit;

var result = Audit.Run(args);
Console.WriteLine(result.Ledger);
return 0;
