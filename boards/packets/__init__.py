"""The packet of a posting: what it holds, as a page and as one PDF."""

from boards.packets.contents import PacketContents, PacketItem, PacketMaterial, packet_contents

__all__ = ["PacketContents", "PacketItem", "PacketMaterial", "packet_contents"]
