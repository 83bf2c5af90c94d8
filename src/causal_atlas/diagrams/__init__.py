"""Drawing: layout, routes, regions, legend; knows no browser and no file format."""
