export * from '../../records/intake';
